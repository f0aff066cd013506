import type { TaskControl, TaskOutcome, TaskReply } from '../../contract/task';

/** What reaches a task from outside. */
export type TaskInput =
  /** Its first answer. */
  | { readonly kind: 'reply'; readonly reply: TaskReply }
  /** The code that answers it failed: with a usage error (HarnessError) or a bug. */
  | { readonly kind: 'mistake'; readonly error: unknown }
  /** The answer sent with its token, or the end of its child execution or job. */
  | { readonly kind: 'end'; readonly outcome: TaskOutcome }
  | { readonly kind: 'heartbeat' }
  /** A worker has taken an activity's task. */
  | { readonly kind: 'lease'; readonly workerName: string | undefined }
  /** Its handler took longer than TimeoutSeconds by the machine's own clock. */
  | { readonly kind: 'realTimeout' };

/** What inputs need from a task. */
export interface InputTask extends TaskControl {
  /** Whether it has ended, so that inputs for it are ignored. */
  readonly isClosed: boolean;
  /** Handles an input. Only while the task is not closed. */
  receive(input: TaskInput): void;
}

/** Takes effect in a turn of its own: see `receiveInput`. */
export type OrderedInput =
  | { readonly kind: 'task'; readonly task: InputTask; readonly input: TaskInput }
  /** Something that the execution waits for has arrived. */
  | { readonly kind: 'news'; readonly deliver: () => void };

/** Takes effect immediately, whatever is running. */
export type InterruptingInput =
  | { readonly kind: 'stop'; readonly error: string | undefined; readonly cause: string | undefined }
  /** A usage error in a nested execution: it also ends this one. */
  | { readonly kind: 'mistake'; readonly error: unknown }
  /** RedriveExecution: the execution resumes where it ended. */
  | { readonly kind: 'redrive'; readonly clientToken: string | undefined }
  /** Its state machine was deleted, or its key cannot be used: it ends at its next transition, with this cause. */
  | { readonly kind: 'deleted'; readonly cause: string };

/** Whatever reaches an execution from outside. Its own timers are not inputs. */
export type Input = OrderedInput | InterruptingInput;

/** Records what happens to an execution from outside, and its timers, so that it can be replayed. */
export interface InputJournal {
  /** Called when an input takes effect. */
  received(input: Input): void;
  /** Called when a timer is set. Returns its number: timers are numbered in the order in which they are set. */
  newTimer(): number;
  /** Called when a timer has its turn. */
  fired(timer: number): void;
}
