import type { MapIteration, TaskReply, TaskRequest } from '../../../contract/task';
import { calledOf, type Attempt, type Story } from '../../../story/trace/Story';
import { ordinal } from '../../../util/formatCount';
import { NotRecordedError } from './Replay';
import { recordedTurns, taskKey, type RecordedAttempt, type RecordedTurn } from './recordedTasks';
import { callName } from '../../../tasks/mocking/callName';

/** Where the attempts of one task stand. */
interface Position {
  turn: number;
  attempt: number;
}

/**
 * Answers the tasks of one execution as a recorded one was answered: by state, items around it, visit, attempt. Throws
 * NotRecordedError where the recorded execution made no such call.
 */
export class RecordedAnswers {
  private readonly turns: ReadonlyMap<string, readonly RecordedTurn[]>;
  private readonly positions = new Map<string, Position>();

  constructor(private readonly story: Story) {
    this.turns = recordedTurns(story);
  }

  /** The recorded attempt that this one is to be. `iterations`: the items around the task in its own execution. */
  find(request: TaskRequest, iterations: readonly MapIteration[]): RecordedAttempt {
    const { state, attempt } = request;
    const key = taskKey(state, iterations);
    const position = this.positions.get(key) ?? { turn: -1, attempt: Infinity };
    this.positions.set(key, position);
    if (attempt <= position.attempt) position.turn += 1;
    position.attempt = attempt;
    const turns = this.turns.get(key) ?? [];
    const turn = turns[position.turn];
    if (turn === undefined) throw this.noTurn(state, iterations, turns.length);
    const recorded = turn[attempt];
    if (recorded === undefined || !recorded.attempt.scheduled)
      throw new NotRecordedError(
        state,
        `State '${state}' is run for the ${ordinal(attempt + 1)} time by Retry, and the recording has ${turn.length} ` +
          `attempt${turn.length === 1 ? '' : 's'} of it${inItems(iterations)}.`,
      );
    checkResource(request, recorded.attempt);
    return recorded;
  }

  private noTurn(state: string, iterations: readonly MapIteration[], recorded: number): NotRecordedError {
    const where = inItems(iterations);
    if (recorded > 0)
      return new NotRecordedError(
        state,
        `Task '${state}' is asked for the ${ordinal(recorded + 1)} time${where}, and the recording has ${recorded}.`,
      );
    const entered = this.story.visits.some((visit) => visit.state === state);
    const isNew = !entered && !this.isKnown(state);
    return new NotRecordedError(
      state,
      isNew
        ? `The new task '${state}' is not in the recording: its answer is not known.`
        : `Task '${state}' was not asked in the recording${where}: its answer is not known.`,
    );
  }

  private isKnown(state: string): boolean {
    return JSON.stringify(this.story.origin.definition ?? {}).includes(`${JSON.stringify(state)}:`);
  }
}

/** What another service has answered says nothing of this one. */
function checkResource({ state, resource }: TaskRequest, recorded: Attempt): void {
  if (resource.kind === 'composite') return;
  const was = calledOf(recorded);
  const is = callName(resource);
  if (was === undefined || plainArn(was) === plainArn(is)) return;
  throw new NotRecordedError(
    state,
    `Task '${state}' calls ${is}, and the recording has what ${was} answered: its answer is not known.`,
  );
}

/** Account, region and partition say nothing of what a function does. */
function plainArn(text: string): string {
  return text.replace(/^arn:[^:]*:(\w+):[^:]*:[^:]*:/, 'arn:$1:');
}

/** How a task is answered as a recorded one was. */
export function replyOf(request: TaskRequest, recorded: RecordedAttempt): TaskReply {
  const { attempt, output, submitted, phase, workedFromMs } = recorded;
  const { state } = request;
  const first = submitted === undefined ? {} : { submitted };
  const seconds = Math.max(0, ((attempt.endedMs ?? workedFromMs) - workedFromMs) / 1000);
  const late = seconds === 0 ? {} : { delaySeconds: seconds };
  const { error, cause } = attempt;
  switch (attempt.outcome) {
    case 'succeeded':
      if (request.resource.kind !== 'composite' && output === undefined)
        throw new NotRecordedError(state, `The recording does not have what task '${state}' answered.`);
      return { ...first, ...late, outcome: { output: output ?? null } };
    case 'failed':
      // What fails before there is work to do fails at once.
      if (phase !== undefined) return { ...first, outcome: { error, cause, phase } };
      return { ...first, ...late, outcome: { error, cause } };
    case 'timedOut':
      checkTimeout(request, seconds);
      return { ...first, endedBy: 'nobody' };
    default:
      // Something else has ended the execution, or this branch, before there was an answer.
      return { ...first, endedBy: 'nobody' };
  }
}

/** A second or two may lie between a time-out and its event. */
const toleratedSeconds = 5;

/** Silence for ten seconds does not tell what would have come within a minute. */
function checkTimeout({ state, timeoutSeconds, heartbeatSeconds }: TaskRequest, waitedSeconds: number): void {
  const limit = Math.min(timeoutSeconds ?? Infinity, heartbeatSeconds ?? Infinity);
  if (limit <= waitedSeconds + toleratedSeconds) return;
  const now = limit === Infinity ? 'and waits for ever now' : `and waits ${limit} s now`;
  throw new NotRecordedError(
    state,
    `Task '${state}' had not answered in ${waitedSeconds} s, ${now}: the recording does not tell what would have come.`,
  );
}

function inItems(iterations: readonly MapIteration[]): string {
  return iterations.map(({ state, index }) => ` in item ${index} of ${state}`).join('');
}
