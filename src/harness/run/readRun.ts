import type { StateMachineDefinition } from '../../language/asl/types';
import type { Place } from '../places/Place';
import { listExecutions } from '../../story/trace/pages';
import { readStory } from '../../story/trace/readStory';
import type { ExecutionStatus, Origin } from '../../story/trace/Story';
import { UnreadStory } from '../../story/trace/UnreadStory';
import { HarnessError } from '../../errors/HarnessError';
import { Run } from './Run';
import type { RunningViews } from './RunningViews';
import { NotHereError } from '../places/NotHereError';
import type { RunHost } from './RunHost';
import type { RunAccess } from './RunAccess';

/** Reads a run from the API's responses. */
export function readRun<Output, State extends string>(
  description: Readonly<Record<string, unknown>>,
  events: readonly object[] | undefined,
  origin: Origin = {},
  access?: RunAccess<Output, State>,
): Run<Output, State> {
  return new Run(readStory(description, events, origin), access);
}

/** What to do with an execution that was fetched. */
interface FetchOptions<Output, State extends string> {
  /** Turns the mistake that ended it into the error that assertions on the run throw. */
  readonly recordThrown?: (error: unknown, run: Run<unknown>) => unknown;
  readonly access?: RunAccess<Output, State>;
  /** Remembers executions that are running. */
  readonly views?: RunningViews;
}

/** Reads an execution as it is now, wherever it runs. Fetches its definition if that is not known. */
export async function fetchRun<Output, State extends string>(
  place: Place,
  executionArn: string,
  origin: Origin = {},
  { recordThrown, access, views }: FetchOptions<Output, State> = {},
): Promise<Run<Output, State>> {
  const facts = place.factsNow?.(executionArn);
  const description = facts === undefined ? await place.describe(executionArn) : {};
  const events = facts === undefined ? await place.history(executionArn) : undefined;
  const definition = origin.definition ?? (await fetchDefinition(place, executionArn));
  const status = (facts?.status ?? description['status']) as ExecutionStatus;
  const throwStale = views?.read(executionArn, { status, events: (facts?.events ?? events)?.length ?? 0 });
  const mistake = status === 'FAILED' ? await place.mistakeOf(executionArn) : undefined;
  const throwMistake = (): never => {
    throw recordThrown === undefined ? mistake : recordThrown(mistake, run);
  };
  const whole = { ...origin, definition, throwMistake: mistake === undefined ? undefined : throwMistake, throwStale };
  const story = facts === undefined ? readStory(description, events, whole) : new UnreadStory(facts, whole);
  const run = new Run<Output, State>(story, access);
  return run;
}

async function fetchDefinition(place: Place, executionArn: string): Promise<StateMachineDefinition | undefined> {
  try {
    const { definition } = await place.call('DescribeStateMachineForExecution', { executionArn });
    return JSON.parse(definition as string) as StateMachineDefinition;
  } catch {
    // Without a definition, branches are numbered in the order in which they began.
    return undefined;
  }
}

/**
 * All executions of a state machine since the last reset, oldest first. In AWS, where others start executions, too, the
 * test is skipped.
 */
export async function fetchRuns<Output, State extends string>(
  harness: RunHost,
  stateMachineArn: string,
  origin: Origin,
): Promise<readonly Run<Output, State>[]> {
  const { place, test } = harness;
  if (place.kind === 'aws') {
    const reason = "executions() would also list other people's executions in AWS.";
    test.skip(reason);
    throw new NotHereError(reason);
  }
  const listed = await listExecutions(place, { stateMachineArn }).catch((error: unknown) =>
    explain(error, stateMachineArn),
  );
  return Promise.all(listed.map(({ executionArn }) => harness.read<Output, State>(executionArn, origin)));
}

/** AWS: the API lists no executions of Express state machines. */
function explain(error: unknown, stateMachineArn: string): never {
  if ((error as Error).name !== 'StateMachineTypeNotSupported') throw error;
  const name = stateMachineArn.split(':').at(-1)!;
  throw new HarnessError(
    `'${name}' is EXPRESS, but executions() only lists those of STANDARD state machines, as the API does. ` +
      `To see its input: expect(sfn).toHaveCalled({ stateMachine: '${name}' }, input). To see what its tasks called: ` +
      `sfn.calls.inStateMachine('${name}'). To see what it does: await machine.run(input).`,
  );
}
