import type { TaskControl, TaskOutcome, TaskReply } from '../../contract/task';

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

/** A task, for what reaches it. */
export interface InputTask extends TaskControl {
  /** Whether it has ended, so that inputs for it are ignored. */
  readonly isClosed: boolean;
  /** Handles an input. Only while the task is not closed. */
  receive(input: TaskInput): void;
}

/** Takes effect in a turn of its own: see `receiveInput`. */
export type OrderedInput =
  | { readonly kind: 'task'; readonly task: InputTask; readonly input: TaskInput }
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
  /** A timer is set. Answers its number: timers are numbered in the order in which they are set. */
  newTimer(): number;
  /** A timer has its turn. */
  fired(timer: number): void;
}
