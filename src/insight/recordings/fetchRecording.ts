import { systemNow } from '../../clock/system';
import type { StateMachineDefinition } from '../../language/asl/types';
import { HarnessError } from '../../errors/HarnessError';
import { fetchHistory, pages } from '../../story/trace/pages';
import type { Answered, RecordedExecution, RecordedMapRun, Recording } from './Recording';
import { whyIncomplete } from './storyOf';
import type { ApiCaller } from '../../contract/ApiCaller';

interface FetchOptions {
  /** The maximum number of recorded children of each Map Run. Default 1,000. */
  readonly mostChildren?: number | undefined;
}

/** For each Map Run. */
const defaultChildren = 1000;

/**
 * Records an execution that has ended: fetches its description, its definition at that time, its history, and its Map
 * Runs with their children. Throws a HarnessError if it is still running, or if AWS keeps no history of it.
 */
export async function fetchRecording(
  caller: ApiCaller,
  executionArn: string,
  { mostChildren = defaultChildren }: FetchOptions = {},
): Promise<Recording> {
  refuseExpress(executionArn);
  const execution = await fetchExecution(caller, executionArn, mostChildren);
  const why = whyIncomplete(execution);
  if (why !== undefined) throw new HarnessError(`${executionArn} cannot be recorded. ${why}`);
  const machine = await caller.call('DescribeStateMachineForExecution', { executionArn });
  const definition = machine['definition'];
  if (typeof definition !== 'string' || definition === '')
    throw new HarnessError(`${executionArn} cannot be recorded: you may not read its definition.`);
  const entered = firstState(execution);
  const { StartAt } = JSON.parse(definition) as StateMachineDefinition;
  if (entered !== undefined && entered !== StartAt)
    throw new HarnessError(
      `${executionArn} cannot be recorded: it begins in the middle, at '${entered}', and a replay needs the beginning.`,
    );
  return {
    recordedAt: new Date(systemNow()).toISOString(),
    scrubbed: [],
    stateMachine: {
      stateMachineArn: machine['stateMachineArn'] as string,
      name: machine['name'] as string,
      type: 'STANDARD',
      definition,
    },
    execution,
  };
}

/** The state that an execution began with: an emulator may have run a part of the definition. */
function firstState({ events = [] }: RecordedExecution): string | undefined {
  for (const { stateEnteredEventDetails } of events as readonly {
    readonly stateEnteredEventDetails?: { readonly name?: string };
  }[])
    if (stateEnteredEventDetails !== undefined) return stateEnteredEventDetails.name;
  return undefined;
}

function refuseExpress(executionArn: string): void {
  const kind = executionArn.split(':')[5];
  if (kind === 'execution') return;
  if (kind === 'express')
    throw new HarnessError(
      `${executionArn} is an execution of an EXPRESS state machine: the API has no history of it, so there is nothing ` +
        `to record. Look in the machine's log group.`,
    );
  throw new HarnessError(`'${executionArn}' is not the ARN of an execution.`);
}

/** Records an execution in its present state. */
export async function fetchExecution(
  caller: ApiCaller,
  executionArn: string,
  mostChildren: number,
): Promise<RecordedExecution> {
  const description = toAnswered(await caller.call('DescribeExecution', { executionArn }));
  if (executionArn.split(':')[5] === 'express') return { description, events: undefined, mapRuns: [] };
  const events = (await fetchHistory(caller, executionArn)).map((event) => toAnswered(event as Answered));
  const mapRuns: RecordedMapRun[] = [];
  for (const mapRunArn of mapRunArnsIn(events)) mapRuns.push(await fetchMapRun(caller, mapRunArn, mostChildren));
  return { description, events, mapRuns };
}

async function fetchMapRun(caller: ApiCaller, mapRunArn: string, mostChildren: number): Promise<RecordedMapRun> {
  const description = toAnswered(await caller.call('DescribeMapRun', { mapRunArn }));
  const newestFirst: string[] = [];
  for await (const page of pages<{ executionArn: string }>(caller, 'ListExecutions', 'executions', { mapRunArn }))
    newestFirst.push(...page.map(({ executionArn }) => executionArn));
  const arns = newestFirst.reverse();
  const children: RecordedExecution[] = [];
  for (const executionArn of arns.slice(0, mostChildren)) {
    const child = await fetchChild(caller, executionArn, mostChildren);
    if (child !== undefined) children.push(child);
  }
  const counted = (description['executionCounts'] as { total?: number } | undefined)?.total ?? arns.length;
  return { description, children, childrenLeftOut: Math.max(counted, arns.length) - children.length };
}

/** `undefined` if it is no longer kept. */
async function fetchChild(
  caller: ApiCaller,
  executionArn: string,
  mostChildren: number,
): Promise<RecordedExecution | undefined> {
  try {
    return await fetchExecution(caller, executionArn, mostChildren);
  } catch (error) {
    if ((error as Error).name !== 'ExecutionDoesNotExist') throw error;
    return undefined;
  }
}

function mapRunArnsIn(events: readonly Answered[]): readonly string[] {
  const arns = events.flatMap(({ type, mapRunStartedEventDetails }) =>
    type === 'MapRunStarted' ? [(mapRunStartedEventDetails as { mapRunArn: string }).mapRunArn] : [],
  );
  return [...new Set(arns)];
}

/** A response in the form of the file: without members that only the SDK adds, with times as epoch seconds. */
function toAnswered(reply: Readonly<Record<string, unknown>>): Answered {
  const members = Object.entries(reply)
    .filter(([name, value]) => name !== '$metadata' && value !== undefined)
    .map(([name, value]) => [name, plain(value)]);
  return Object.fromEntries(members) as Answered;
}

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  // A Date of another realm is not an `instanceof Date`.
  if (Object.prototype.toString.call(value) === '[object Date]') return (value as Date).getTime() / 1000;
  if (Array.isArray(value)) return value.map(plain);
  return toAnswered(value as Readonly<Record<string, unknown>>);
}
