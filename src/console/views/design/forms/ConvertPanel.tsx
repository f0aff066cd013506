import { useMemo, useState } from 'preact/hooks';
import { convertDefinition } from '../../../../definitions/document/convert/convertDefinition';
import { allStates, walkDefinition, type WalkedState } from '../../../../language/asl/walk';
import type { JsonObject } from '../../../../util/json';
import { Dialog } from '../../../parts/Dialog';
import { Fault } from '../../../parts/Notice';
import type { Designer } from '../model/Designer';

interface ConvertProps {
  readonly designer: Designer;
  readonly definition: JsonObject;
  /** `undefined`: all of the machine. */
  readonly state: WalkedState | undefined;
}

/** Converts a state, or all of them, to JSONata: shows first what changes, what differs, and what is left. */
export function ConvertPanel({ designer, definition, state }: ConvertProps) {
  const [asks, setAsks] = useState(false);
  const isJsonPath = useMemo(
    () =>
      state === undefined
        ? [...allStates(walkDefinition(definition))].some(({ language }) => language === 'JSONPath')
        : state.language === 'JSONPath' && state.type !== undefined,
    [definition, state],
  );
  if (!isJsonPath) return null;
  return (
    <div class="row convert">
      <button type="button" onClick={() => setAsks(true)}>
        Convert to JSONata …
      </button>
      {asks && <Preview {...{ designer, definition, state }} onClose={() => setAsks(false)} />}
    </div>
  );
}

function Preview({ designer, definition, state, onClose }: ConvertProps & { readonly onClose: () => void }) {
  const [fault, setFault] = useState('');
  const conversion = useMemo(() => convertDefinition(definition, state?.path), [definition, state]);
  const { edits, converted, left, notes } = conversion;
  const messages = new Map<string, string[]>();
  for (const { state: name, message } of notes) messages.set(message, [...(messages.get(message) ?? []), name]);
  const make = (): void => {
    const label = `Convert ${state?.name ?? 'the machine'} to JSONata`;
    const failed = designer.make({ label, edits });
    if (failed === undefined) onClose();
    else setFault(failed);
  };
  return (
    <Dialog title={`Convert ${state === undefined ? 'the machine' : state.name} to JSONata`} onClose={onClose}>
      <div class="stack">
        <p>
          {converted.length === 0
            ? 'Nothing can be converted.'
            : `${converted.length === 1 ? '1 state is' : `${converted.length} states are`} converted: ${converted.join(', ')}.`}
        </p>
        {left.length > 0 && (
          <section aria-label="Left in JSONPath">
            <h3>Left in JSONPath</h3>
            <ul>
              {left.map(({ state: name, reason }) => (
                <li key={name}>
                  <strong>{name}</strong>: {reason}
                </li>
              ))}
            </ul>
          </section>
        )}
        {messages.size > 0 && (
          <section aria-label="Differs for some data">
            <h3>Differs for some data</h3>
            <ul>
              {[...messages].map(([message, names]) => (
                <li key={message}>
                  {message} <span class="dim">{names.join(', ')}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <Fault text={fault} />
        <div class="row end">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button class="main" type="button" disabled={edits.length === 0} onClick={make}>
            Convert
          </button>
        </div>
      </div>
    </Dialog>
  );
}
