import { useState } from 'preact/hooks';
import { aws, scopeOfArn } from '../../api/aws';
import type { AliasItem, Machine, VersionItem } from '../../api/types';
import { usePolled } from '../../api/usePolled';
import { Dialog } from '../../parts/Dialog';
import { JsonField } from '../../parts/JsonField';
import { Fault } from '../../parts/Notice';
import { goTo } from '../../route/navigate';
import { checkJson } from '../../model/checkJson';

/** Starts an execution. Checks that the input is JSON before sending it, and offers the last inputs. */
export function StartDialog({
  machine,
  input: given,
  onClose,
}: {
  machine: Pick<Machine, 'stateMachineArn' | 'name' | 'type'>;
  input?: string | undefined;
  onClose: () => void;
}) {
  const { stateMachineArn, name, type } = machine;
  const scope = scopeOfArn(stateMachineArn);
  const remembered = lastInputs(stateMachineArn);
  const [input, setInput] = useState(given ?? remembered[0] ?? '{}');
  const [runName, setRunName] = useState('');
  const [target, setTarget] = useState(stateMachineArn);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const { value: targets = [] } = usePolled(
    `targets ${stateMachineArn}`,
    (signal) => targetsOf(stateMachineArn, signal),
    { goesOn: () => false },
  );
  const isBad = checkJson(input) !== undefined;

  const start = async (): Promise<void> => {
    setBusy(true);
    setError('');
    try {
      const { executionArn } = await aws<{ executionArn: string }>(
        'StartExecution',
        { stateMachineArn: target, input, name: runName === '' ? undefined : runName },
        scope,
      );
      rememberInput(stateMachineArn, input);
      onClose();
      goTo('execution', [executionArn]);
    } catch (failure) {
      setError((failure as Error).message);
      setBusy(false);
    }
  };
  return (
    <Dialog title={`Start ${name}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBad && !busy) void start();
        }}
      >
        {remembered.length > 0 && (
          <label>
            Last inputs
            <select onChange={(event) => setInput(remembered[Number(event.currentTarget.value)]!)}>
              {remembered.map((text, index) => (
                <option value={index}>{text.replace(/\s+/g, ' ').slice(0, 80)}</option>
              ))}
            </select>
          </label>
        )}
        <JsonField label="Input" value={input} onChange={setInput} rows={12} />
        <div class="row">
          <label class="grow">
            Name
            <input
              placeholder="made for you when it starts"
              maxLength={80}
              value={runName}
              onInput={(event) => setRunName(event.currentTarget.value)}
            />
          </label>
          {targets.length > 0 && (
            <label class="grow">
              Runs
              <select value={target} onChange={(event) => setTarget(event.currentTarget.value)}>
                <option value={stateMachineArn}>as it is now</option>
                {targets.map(([arn, words]) => (
                  <option value={arn}>{words}</option>
                ))}
              </select>
            </label>
          )}
        </div>
        {type === 'EXPRESS' && (
          <p class="dim">
            AWS keeps no history of Express executions; what is shown of them here is what this server still has.
          </p>
        )}
        <Fault text={error} />
        <div class="row end">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button class="main" type="submit" disabled={isBad || busy}>
            Start
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** The versions and aliases that can be started: their ARNs and names. */
async function targetsOf(
  stateMachineArn: string,
  signal: AbortSignal,
): Promise<readonly (readonly [string, string])[]> {
  const scope = scopeOfArn(stateMachineArn);
  const [{ stateMachineVersions }, { stateMachineAliases }] = await Promise.all([
    aws<{ stateMachineVersions: readonly VersionItem[] }>(
      'ListStateMachineVersions',
      { stateMachineArn },
      scope,
      signal,
    ),
    aws<{ stateMachineAliases: readonly AliasItem[] }>('ListStateMachineAliases', { stateMachineArn }, scope, signal),
  ]);
  const last = (arn: string): string => arn.split(':').at(-1)!;
  return [
    ...stateMachineAliases.map(({ stateMachineAliasArn: arn }) => [arn, `alias ${last(arn)}`] as const),
    ...stateMachineVersions.map(({ stateMachineVersionArn: arn }) => [arn, `version ${last(arn)}`] as const),
  ];
}

const mostInputs = 8;
/** Longer inputs are not stored: the browser's storage has room for a few megabytes in total. */
const longestInput = 100_000;

/** The inputs with which a machine was started from this browser, the last one first. */
function lastInputs(stateMachineArn: string): readonly string[] {
  try {
    const list = JSON.parse(localStorage.getItem(inputsKey(stateMachineArn)) ?? '[]') as unknown;
    return Array.isArray(list) ? list.filter((item): item is string => typeof item === 'string') : [];
  } catch {
    return [];
  }
}

function rememberInput(stateMachineArn: string, input: string): void {
  if (input.length > longestInput) return;
  const list = [input, ...lastInputs(stateMachineArn).filter((other) => other !== input)].slice(0, mostInputs);
  try {
    localStorage.setItem(inputsKey(stateMachineArn), JSON.stringify(list));
  } catch {
    // Storage is full or unavailable: the user types it again.
  }
}

function inputsKey(arn: string): string {
  return `stepmill.inputs ${arn}`;
}
