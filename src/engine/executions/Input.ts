import type { TaskOutcome, TaskReply } from '../../contract/task';
import type { MapRun } from './mapRuns/MapRun';
import type { MapRunOutcome } from './mapRuns/MapRunState';
import type { Task } from './Task';

/** What reaches a task from outside. */
export type TaskInput =
  /** Its first answer. */
  | { readonly kind: 'reply'; readonly reply: TaskReply }
  /** The one who answers it made a mistake (HarnessError) or has a bug. */
  | { readonly kind: 'mistake'; readonly error: unknown }
  /** The answer sent with its token, or the end of its child execution or job. */
  | { readonly kind: 'end'; readonly outcome: TaskOutcome }
  | { readonly kind: 'heartbeat' }
  /** A worker has taken an activity's task. */
  | { readonly kind: 'lease'; readonly workerName: string | undefined }
  /** Its handler took longer than TimeoutSeconds by the machine's own clock. */
  | { readonly kind: 'realTimeout' };

/** Takes effect in a turn of its own: see `receiveInput`. */
export type OrderedInput =
  | { readonly kind: 'task'; readonly task: Task; readonly input: TaskInput }
  /** Something that the execution waits for is there. */
  | { readonly kind: 'news'; readonly deliver: () => void };

/** Takes effect at once, whatever is going on. */
export type InterruptingInput =
  | { readonly kind: 'stop'; readonly error: string | undefined; readonly cause: string | undefined }
  /** A mistake of the tester in a nested execution: it ends this one, too. */
  | { readonly kind: 'mistake'; readonly error: unknown }
  /** RedriveExecution: the execution resumes where it ended. */
  | { readonly kind: 'redrive'; readonly clientToken: string | undefined }
  /** Its state machine was deleted, or its key cannot be used: it ends at its next transition, with this cause. */
  | { readonly kind: 'deleted'; readonly cause: string };

/** Whatever reaches an execution from outside. Its own timers are not inputs. */
export type Input = OrderedInput | InterruptingInput;

/** Records what happens to an execution from outside, and its timers, so that it can be replayed. */
export interface InputJournal {
  /** An input takes effect. */
  received(input: Input): void;
  /** A timer is set. Returns its number: timers are numbered in the order in which they are set. */
  newTimer(): number;
  /** A Map Run is about to begin. Returns the one to run: in a replay, one that repeats what was recorded. */
  newMapRun(mapRun: MapRun): MapRun;
  /** A part of a Map Run has ended, in a turn of the execution. */
  mapRunCame(mapRun: MapRun, outcome: MapRunOutcome): void;
  /** The status, limits or dates of a Map Run have changed. */
  mapRunChanged(mapRun: MapRun): void;
  /** A timer has its turn. */
  fired(timer: number): void;
}
