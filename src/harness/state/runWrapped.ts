import { HarnessError } from '../../errors/HarnessError';
import { checkMembers } from '../../util/checkMembers';
import { readJson, toPlainNumbers, type Json, type JsonObject } from '../../util/json';
import type { Place } from '../places/Place';
import { inputText } from '../run/startInput';
import { readRun } from '../run/readRun';
import type { Run } from '../run/Run';
import type { RunHost } from '../run/RunHost';
import type { Origin } from '../../story/trace/Story';
import type { Given, WrappedState } from './wrapState';

/** What a state sees besides its input. */
export interface TestStateOptions {
  /** Variables assigned before the state: `{ attempts: 2 }` is `$attempts`. */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Parts of the context object (`$$`): the input of the execution, by default the state's, and its name. */
  readonly context?: { readonly Execution?: { readonly Input?: unknown; readonly Name?: string } };
}

/** The input of the execution of a wrapped state, and the output that its first state must have. */
interface PreparedInput {
  readonly name: string | undefined;
  readonly executionInput: string;
  readonly given: Given | undefined;
}

export function prepareInput(input: unknown, options: TestStateOptions): PreparedInput {
  checkMembers(options, ['variables', 'context'], 'testState(…, options)');
  const { variables, context = {} } = options;
  const { Execution: { Input: executionInput = input, Name: name, ...unknown } = {}, ...others } = context;
  const refused = [...Object.keys(others), ...Object.keys(unknown).map((member) => `Execution.${member}`)];
  if (refused.length > 0)
    throw new HarnessError(
      `testState() can set Execution.Input and Execution.Name of the context, not ${refused.join(', ')}. ` +
        `For $$.Map.Item, test the Map state around it.`,
    );
  const text = inputText(executionInput, 'The input of testState(…)');
  const needed = variables !== undefined || executionInput !== input;
  const given = needed
    ? {
        input: toJson(input, 'The input of testState(…)'),
        variables: toJson(variables ?? {}, 'What testState(…) has for variables') as JsonObject,
      }
    : undefined;
  return { name, executionInput: text, given };
}

/** Runs a wrapped state, and reads the result as if it had run in its own machine. */
export async function runWrapped(
  harness: RunHost,
  stateMachineArn: string,
  { added, realName }: WrappedState,
  { name, executionInput }: PreparedInput,
  origin: Origin,
): Promise<Run> {
  const { place } = harness;
  const start = { stateMachineArn, input: executionInput, ...(name === undefined ? {} : { name }) };
  const { executionArn } = (await place.call('StartExecution', start)) as { executionArn: string };
  harness.coverage?.runsAlone(executionArn);
  const read = async (): Promise<Run> => {
    const events = (await readHistory(place, executionArn)).flatMap((event) => restore(event, added, realName));
    return readRun(await place.describe(executionArn), events, origin);
  };
  try {
    await harness.awaited.until(executionArn, place.ended(executionArn));
  } catch (error) {
    throw harness.usageErrors.recordThrown(error, await read());
  }
  return read();
}

async function readHistory(place: Place, executionArn: string): Promise<readonly object[]> {
  return (await place.history(executionArn)) ?? [];
}

/** An event as the tested machine would have it: without added states, and with the real names of stubs. */
function restore(event: object, added: ReadonlySet<string>, realName: (name: string) => string): object[] {
  const [member, details] =
    Object.entries(event).find(([name]) => /^state(Entered|Exited)EventDetails$/.test(name)) ?? [];
  if (member === undefined) return [event];
  const { name } = details as { name: string };
  return added.has(name) ? [] : [{ ...event, [member]: { ...(details as object), name: realName(name) } }];
}

function toJson(value: unknown, what: string): Json {
  return toPlainNumbers(readJson(inputText(value, what)));
}
