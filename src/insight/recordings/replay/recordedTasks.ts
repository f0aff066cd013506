import { eventKinds } from '../../../contract/historyEvents';
import { iterationsOf } from '../../../story/trace/strands';
import type { Attempt, Story, Visit } from '../../../story/trace/Story';
import type { StoryEvent } from '../../../story/trace/StoryEvent';
import type { MapIteration } from '../../../contract/task';
import { parseJson, type Json } from '../../../util/json';

/** One recorded attempt of a task, with details from its events. */
export interface RecordedAttempt {
  readonly attempt: Attempt;
  /** The visit to which it belongs. */
  readonly visit: Visit;
  /** Its result, with numbers as they were written. */
  readonly output: Json | undefined;
  /** First answer of a `.sync` or `.waitForTaskToken` task. */
  readonly submitted: Json | undefined;
  /** The phase of a failure before the task's work: TaskStartFailed, TaskSubmitFailed, LambdaFunctionScheduleFailed. */
  readonly phase: 'schedule' | 'start' | 'submit' | undefined;
  /** When work on it began: an activity's worker may start later than it was scheduled. */
  readonly workedFromMs: number;
}

/** The attempts of one visit of a state up to the next redrive. */
export type RecordedTurn = readonly RecordedAttempt[];

/** The key of a task: its state and the surrounding items. */
export function taskKey(state: string, iterations: readonly MapIteration[]): string {
  return JSON.stringify([state, ...iterations.map(({ state: map, index }) => [map, index])]);
}

/** The turns of all visits of a recorded execution that have made calls, in order. */
export function recordedTurns(story: Story): ReadonlyMap<string, readonly RecordedTurn[]> {
  const chain = new EventChain(story.events ?? []);
  const turns = new Map<string, RecordedTurn[]>();
  for (const visit of story.visits) {
    const key = taskKey(visit.state, iterationsOf(visit));
    const ofKey = turns.get(key) ?? [];
    ofKey.push(...turnsOf(visit, chain));
    turns.set(key, ofKey);
  }
  return turns;
}

function turnsOf(visit: Visit, chain: EventChain): readonly RecordedTurn[] {
  const turns: RecordedAttempt[][] = [];
  for (const attempt of visit.attempts) {
    if (turns.length === 0 || attempt.startedBy === 'redrive') turns.push([]);
    turns.at(-1)!.push({ attempt, visit, ...chain.told(attempt) });
  }
  return turns.filter((turn) => turn.some(({ attempt }) => attempt.scheduled));
}

const ofTask = /^(Task|LambdaFunction|Activity)(?!State)/;

/** The events of tasks, each found by the previous one. */
class EventChain {
  private readonly next = new Map<number, StoryEvent>();

  constructor(events: readonly StoryEvent[]) {
    for (const event of events)
      if (ofTask.test(event.type) && !event.type.endsWith('Scheduled')) this.next.set(event.previousEventId, event);
  }

  told(attempt: Attempt): Omit<RecordedAttempt, 'attempt' | 'visit'> {
    let submitted: Json | undefined;
    let output: Json | undefined;
    let phase: RecordedAttempt['phase'];
    let workedFromMs = attempt.startedMs;
    for (let event = this.next.get(attempt.startedId); event !== undefined; event = this.next.get(event.id)) {
      if (event.type === 'TaskSubmitted') submitted = exact(event.details['output']) ?? null;
      if (event.type.endsWith('Succeeded')) output = exact(event.details['output']);
      if (event.type === 'ActivityStarted') workedFromMs = event.timestampMs;
      phase = eventKinds[event.type]?.phase ?? phase;
    }
    return { output, submitted, phase, workedFromMs };
  }
}

/** A workflow may compute with a number, or print it. */
function exact(text: unknown): Json | undefined {
  return typeof text === 'string' ? parseJson(text) : undefined;
}
