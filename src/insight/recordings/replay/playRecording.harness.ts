import { HarnessError } from '../../../errors/HarnessError';
import type { StateMachineDefinition, WorkflowType } from '../../../language/asl/types';
import { WaysTaken, type Ways } from '../../coverage/WaysTaken';
import { createProcessPlace, type ProcessPlace } from '../../../harness/places/ProcessPlace';
import { fetchExecution } from '../fetchRecording';
import type { RecordedExecution, Recording } from '../Recording';
import { storyOf, storyOfExecution } from '../storyOf';
import type { NotRecordedError } from './Replay';
import { PlayedTasks } from './PlayedTasks';
import type { WholeMap } from './wholeMaps';
import { toMs, type StoryEvent } from '../../../story/trace/StoryEvent';
import type { Story } from '../../../story/trace/Story';

/** The result of an execution that was played. */
export interface Played {
  readonly execution: RecordedExecution;
  /** Which branches its `? :` took. */
  readonly ways: Ways;
  /** `false` if it never ends. */
  readonly ended: boolean;
  /** What it waits for then, in words. */
  readonly waiting: string;
  readonly unanswered: readonly NotRecordedError[];
  /** Another error that ended it: a bug of Stepmill, or something that it does not support. */
  readonly mistake: unknown;
}

/** The state machine to play. */
interface PlayedMachine {
  /** A JSON string. */
  readonly definition: string;
  readonly type: WorkflowType;
}

/**
 * Plays a recorded execution on a definition, in a separate service: with the same names, from the same time, in the
 * same account. Throws a HarnessError if the definition cannot run.
 */
export async function playRecording(
  recording: Recording,
  machine: PlayedMachine,
  wholeMaps: readonly WholeMap[],
): Promise<Played> {
  const story = storyOf(recording);
  const [, , , region, account] = story.executionArn.split(':');
  const place = createProcessPlace({
    time: 'manual',
    startTime: story.startMs,
    seed: story.name,
    ...(region !== undefined && /^[\w-]+$/.test(region) && { region }),
    ...(account !== undefined && /^\d{12}$/.test(account) && { accountId: account }),
    functionsIn: 'process',
    keep: { executions: 1_000_000 },
  });
  try {
    const tasks = new PlayedTasks(
      place.service,
      recording,
      JSON.parse(machine.definition) as StateMachineDefinition,
      wholeMaps,
    );
    place.service.answers.mocks.use(...tasks.scripts());
    const ways = new WaysTaken();
    place.service.ways = ways;
    const executionArn = await start(place, recording, machine);
    const ended = await playExecution(place, executionArn, interventionsIn(story, machine.type));
    const execution =
      machine.type === 'EXPRESS'
        ? readExpress(place, executionArn)
        : await fetchExecution(place, executionArn, Infinity);
    return {
      execution,
      ways: ways.of(place.service.execution(executionArn)!),
      ended,
      waiting: ended ? '' : await place.waiting(executionArn),
      unanswered: [...tasks.unanswered, ...tasks.notCutOff(storyOfExecution(execution, {}))],
      mistake: await place.mistakeOf(executionArn),
    };
  } finally {
    await place.close();
  }
}

/** The API does not describe Express executions. They have no Map Runs. */
function readExpress(place: ProcessPlace, executionArn: string): RecordedExecution {
  return { description: place.describeNow(executionArn), events: place.historyNow(executionArn), mapRuns: [] };
}

async function start(
  place: ProcessPlace,
  { stateMachine, execution }: Recording,
  machine: PlayedMachine,
): Promise<string> {
  const name = plainName(stateMachine.name);
  const roleArn = roleIn(execution) ?? 'arn:aws:iam::123456789012:role/stepmill';
  const { stateMachineArn } = await place
    .call('CreateStateMachine', { name, ...machine, roleArn })
    .catch((error: unknown) => {
      throw new HarnessError(`The definition to play is invalid: ${(error as Error).message}`);
    });
  const { description } = execution;
  const { executionArn } = await place.call('StartExecution', {
    stateMachineArn,
    name: plainName(String(description['name'])),
    ...(typeof description['input'] === 'string' && { input: description['input'] }),
  });
  return executionArn as string;
}

/** The execution's role, which the context object contains. */
function roleIn({ events = [] }: RecordedExecution): string | undefined {
  const [first] = events as readonly { readonly executionStartedEventDetails?: { readonly roleArn?: unknown } }[];
  const role = first?.executionStartedEventDetails?.roleArn;
  return typeof role === 'string' && /^arn:aws[\w-]*:iam::\d{12}:role\/[\w/+=,.@-]+$/.test(role) ? role : undefined;
}

/** A name that the API accepts, if the original was scrubbed. */
function plainName(name: string): string {
  return name.replace(/[^\w.+@-]/g, '-').slice(0, 80) || 'recorded';
}

/** What clients did to a recorded execution: stopped it, or redrove it after its end. */
interface Interventions {
  readonly stops: readonly Stop[];
  readonly redriveMs: readonly number[];
}

/** StopExecution. */
interface Stop {
  /** The number of states entered by then, and how long ago the last one was, in milliseconds. */
  readonly entered: number;
  readonly afterMs: number;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** The number of redrives before it. */
  readonly redrives: number;
}

/** Reads them from a history; the times of redrives count from the start. */
function interventionsIn({ events = [], startMs }: Story, type: WorkflowType): Interventions {
  // AWS: an Express execution is neither stopped nor redriven.
  if (type === 'EXPRESS') return { stops: [], redriveMs: [] };
  const stops: Stop[] = [];
  const redriveMs: number[] = [];
  let entered = 0;
  let lastMs = startMs;
  for (const { type, timestampMs, details } of events) {
    if (isEntered(type)) {
      entered += 1;
      lastMs = timestampMs;
    } else if (type === 'ExecutionRedriven') {
      redriveMs.push(timestampMs - startMs);
      lastMs = timestampMs;
    } else if (type === 'ExecutionAborted') {
      const { error, cause } = details as { error?: string; cause?: string };
      stops.push({ entered, afterMs: timestampMs - lastMs, error, cause, redrives: redriveMs.length });
    }
  }
  return { stops, redriveMs };
}

/** AWS: a Standard execution lasts at most a year. A longer wait never ends. */
const longestMs = 31_536_000_000;

/** More timers than any execution has: 25,000 events, a few timers each. */
const mostTimers = 1_000_000;

/**
 * Runs an execution to its end on a clock that jumps from timer to timer, and stops and redrives it where the recorded
 * one was. Returns `false` if it never ends: nothing is left that could continue it.
 */
async function playExecution(
  place: ProcessPlace,
  executionArn: string,
  { stops, redriveMs }: Interventions,
): Promise<boolean> {
  const { service } = place;
  const execution = service.execution(executionArn)!;
  const startMs = execution.startDate;
  let redrives = 0;
  for (let timers = 0; timers < mostTimers; timers++) {
    await service.quiet();
    if (execution.harnessError !== undefined) return true;
    if (execution.status !== 'RUNNING') {
      const redriveAfterMs = redriveMs[redrives];
      if (redriveAfterMs === undefined || execution.status === 'SUCCEEDED') return true;
      redrives += 1;
      await place.advance(Math.max(0, startMs + redriveAfterMs - service.now()));
      await place.call('RedriveExecution', { executionArn });
      continue;
    }
    const nextMs = service.inside.engine.clock.nextTimerMs();
    const stop = stops.find((one) => one.redrives === redrives);
    const stopMs = stop === undefined ? undefined : dueMs(place.historyNow(executionArn), stop);
    if (stop !== undefined && stopMs !== undefined && (nextMs === undefined || stopMs <= nextMs)) {
      await place.advance(Math.max(0, stopMs - service.now()));
      const { error, cause } = stop;
      if (execution.status !== 'RUNNING') continue;
      const told = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
      await place.call('StopExecution', { executionArn, ...told });
    } else if (nextMs === undefined || nextMs - startMs >= longestMs) return false;
    else await place.advance(nextMs - service.now());
  }
  return false;
}

/** When to stop, once it has reached the state in which the recorded one was stopped. */
function dueMs(history: readonly object[], { entered, afterMs }: Stop): number | undefined {
  let seen = 0;
  let lastMs = 0;
  for (const { type, timestamp } of history as readonly { type: StoryEvent['type']; timestamp: number }[]) {
    if (type === 'ExecutionRedriven' || type === 'ExecutionStarted') lastMs = toMs(timestamp)!;
    if (!isEntered(type)) continue;
    if (seen === entered) break;
    seen += 1;
    lastMs = toMs(timestamp)!;
  }
  return seen >= entered ? lastMs + afterMs : undefined;
}

function isEntered(type: string): boolean {
  return type.endsWith('StateEntered');
}
