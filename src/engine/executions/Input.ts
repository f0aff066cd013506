import type { TaskOutcome, TaskReply } from '../../language/asl/task';
import type { MapRun, MapRunOutcome } from './mapRuns/MapRun';
import type { Task } from './Task';

/** What reaches a task from outside. */
export type TaskInput =
  /** The answer that it was asked for. */
  | { readonly kind: 'reply'; readonly reply: TaskReply }
  /** Whoever was to answer has made a mistake. */
  | { readonly kind: 'mistake'; readonly error: unknown }
  /** A token's answer, the end of a child, of a job. */
  | { readonly kind: 'end'; readonly outcome: TaskOutcome }
  | { readonly kind: 'heartbeat' }
  /** A worker has taken an activity's task. */
  | { readonly kind: 'lease'; readonly workerName: string | undefined }
  /** The handler that was to answer has had its time on the machine's clock. */
  | { readonly kind: 'realTimeout' };

/** Hears of all that takes effect on an execution from outside, and of its timers. */
export interface InputJournal {
  /** An input takes effect. */
  received(input: Input): void;
  /** A timer is set: answers its number, in the order in which they are. */
  newTimer(): number;
  /** A Map Run is about to begin: answers it, or who stands in for it. */
  newMapRun(mapRun: MapRun): MapRun;
  /** A part of it has ended, in a turn of the execution. */
  mapRunCame(mapRun: MapRun, outcome: MapRunOutcome): void;
  /** What is told of it beside its children is another. */
  mapRunChanged(mapRun: MapRun): void;
  /** A timer has its turn. */
  fired(timer: number): void;
}

/** Whatever reaches an execution from outside. Timers are its own and not among it. */
export type Input =
  | { readonly kind: 'task'; readonly task: Task; readonly input: TaskInput }
  /** Something that it has waited for is there. */
  | { readonly kind: 'news'; readonly deliver: () => void }
  | { readonly kind: 'stop'; readonly error: string | undefined; readonly cause: string | undefined }
  /** A mistake of the tester in an execution nested in it ends this one, too. */
  | { readonly kind: 'mistake'; readonly error: unknown }
  /** RedriveExecution: it goes on from where it ended. */
  | { readonly kind: 'redrive'; readonly clientToken: string | undefined }
  /** Its state machine is no more: it ends with its next transition, with this text. */
  | { readonly kind: 'deleted'; readonly cause: string };
