import { useState } from 'preact/hooks';
import { transitionsFrom } from '../../../../definitions/document/gestures/transitions';
import type { WalkedState } from '../../../../language/asl/walk';
import { Dialog } from '../../../parts/Dialog';
import { Fault } from '../../../parts/Notice';
import type { Commands } from '../model/Commands';
import { waysOut } from '../model/waysOut';

/** Connects a state by a list: which way out of it, and to which state of its block. */
export function ConnectDialog({
  commands,
  state,
  onClose,
}: {
  commands: Commands;
  state: WalkedState;
  onClose: () => void;
}) {
  const ways = waysOut(state);
  const targets = state.block.states;
  const existing = transitionsFrom(state);
  const [way, setWay] = useState(ways[0]?.id ?? '');
  const [to, setTo] = useState((targets.find(({ name }) => name !== state.name) ?? state).name);
  const [fault, setFault] = useState('');
  const connect = (): boolean => {
    const chosen = ways.find(({ id }) => id === way)!;
    const target = targets.find(({ name }) => name === to)!.path;
    return chosen.path === undefined
      ? commands.connect(state.path, target, chosen.way)
      : commands.reconnect(chosen.path, target);
  };
  const done = (isDone: boolean): void => (isDone ? onClose() : setFault(commands.designer.said.peek()));
  return (
    <Dialog title={`Connect ${state.name}`} onClose={onClose}>
      {ways.length === 0 ? (
        <p>A {state.type} state ends the way: nothing can follow it.</p>
      ) : (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            done(connect());
          }}
        >
          <label>
            <span>Way out</span>
            <select value={way} autofocus onChange={(event) => setWay(event.currentTarget.value)}>
              {ways.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>To</span>
            <select value={to} onChange={(event) => setTo(event.currentTarget.value)}>
              {targets.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <Fault text={fault} />
          <div class="row">
            {existing.some(({ path }) => JSON.stringify(path) === way) && (
              <button type="button" onClick={() => done(commands.disconnect(JSON.parse(way) as string[]))}>
                Disconnect
              </button>
            )}
            <span class="grow" />
            <button class="main" type="submit">
              Connect
            </button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
