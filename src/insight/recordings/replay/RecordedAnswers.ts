import type { MapIteration, TaskReply, TaskRequest } from '../../../contract/task';
import { calledOf, type Attempt, type Story } from '../../../story/trace/Story';
import { ordinal } from '../../../util/formatCount';
import { NotRecordedError } from './Replay';
import { recordedTurns, taskKey, type RecordedAttempt, type RecordedTurn } from './recordedTasks';
import { callName } from '../../../tasks/mocking/callName';

/** The positions of one task's attempts. */
interface Position {
  turn: number;
  attempt: number;
}

/**
 * Answers the tasks of one execution like those of a recorded one: by state, surrounding items, visit and attempt.
 * Throws NotRecordedError if the recorded execution made no such call.
 */
export class RecordedAnswers {
  private readonly turns: ReadonlyMap<string, readonly RecordedTurn[]>;
  private readonly positions = new Map<string, Position>();

  constructor(private readonly story: Story) {
    this.turns = recordedTurns(story);
  }

  /** The recorded attempt for this one. `iterations`: the items around the task in its own execution. */
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
        `State '${state}' is run for the ${ordinal(attempt + 1)} time by Retry, but the recording has ${turn.length} ` +
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
        `Task '${state}' is called for the ${ordinal(recorded + 1)} time${where}, but the recording has ${recorded}.`,
      );
    const entered = this.story.visits.some((visit) => visit.state === state);
    const isNew = !entered && !this.isKnown(state);
    return new NotRecordedError(
      state,
      isNew
        ? `The new task '${state}' is not in the recording: its answer is not known.`
        : `Task '${state}' was not called in the recording${where}: its answer is not known.`,
    );
  }

  private isKnown(state: string): boolean {
    return JSON.stringify(this.story.origin.definition ?? {}).includes(`${JSON.stringify(state)}:`);
  }
}

/** The response of another service says nothing about this one's. */
function checkResource({ state, resource }: TaskRequest, recorded: Attempt): void {
  if (resource.kind === 'composite') return;
  const was = calledOf(recorded);
  const is = callName(resource);
  if (was === undefined || plainArn(was) === plainArn(is)) return;
  throw new NotRecordedError(
    state,
    `Task '${state}' calls ${is}, but the recording has the answer of ${was}: its answer is not known.`,
  );
}

/** Account, region and partition do not affect what a function does. */
function plainArn(text: string): string {
  return text.replace(/^arn:[^:]*:(\w+):[^:]*:[^:]*:/, 'arn:$1:');
}

/** A recorded attempt as the reply to a task. */
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
        throw new NotRecordedError(state, `The recording does not have the answer of task '${state}'.`);
      return { ...first, ...late, outcome: { output: output ?? null } };
    case 'failed':
      // Errors before the work starts come immediately.
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

/** A second or two may pass between a timeout and its event. */
const toleratedSeconds = 5;

/** Silence for ten seconds does not say what would have come within a minute. */
function checkTimeout({ state, timeoutSeconds, heartbeatSeconds }: TaskRequest, waitedSeconds: number): void {
  const limit = Math.min(timeoutSeconds ?? Infinity, heartbeatSeconds ?? Infinity);
  if (limit <= waitedSeconds + toleratedSeconds) return;
  const now = limit === Infinity ? 'but now waits forever' : `but now waits ${limit} s`;
  throw new NotRecordedError(
    state,
    `Task '${state}' had not answered in ${waitedSeconds} s, ${now}: the recording does not say what would have come.`,
  );
}

function inItems(iterations: readonly MapIteration[]): string {
  return iterations.map(({ state, index }) => ` in item ${index} of ${state}`).join('');
}
