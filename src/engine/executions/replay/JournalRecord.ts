import type { TaskReply } from '../../../language/asl/task';
import type { Json } from '../../../util/json';
import type { Input, TaskInput } from '../Input';
import type { MapRunOutcome } from '../mapRuns/MapRun';

/** An input as it is written down: a task is named by its number, in the order in which the execution has asked. */
export type RecordedInput =
  | Exclude<Input, { kind: 'task' | 'news' }>
  | { readonly kind: 'task'; readonly task: number; readonly input: TaskInput }
  /** A part of a Map Run has ended, which is named by its number; its children have journals of their own. */
  | { readonly kind: 'mapRun'; readonly run: number; readonly outcome: MapRunOutcome };

/**
 * What an execution was told, in order: with its start, enough to run it again to the same history. The first ones are
 * what the host answered in place. Timers are the execution's own; which of them had its turn, and when, depends on the
 * clock. Times are in epoch milliseconds.
 */
export type JournalRecord =
  | { readonly kind: 'mocksState'; readonly answer: boolean }
  | { readonly kind: 'admitted'; readonly parameters: Json }
  | { readonly kind: 'notAdmitted'; readonly error: unknown }
  /** While its host was asked, an execution that is nested in it began. */
  | { readonly kind: 'child'; readonly executionArn: string }
  | { readonly kind: 'answered'; readonly reply: TaskReply | undefined }
  /** The answer is an input of its own. */
  | { readonly kind: 'answersLater' }
  | { readonly kind: 'notAnswered'; readonly error: unknown }
  /** `timer`: its number, in the order in which they were set. */
  | { readonly kind: 'timer'; readonly timer: number; readonly atMs: number }
  /** `events`: how many there were. */
  | { readonly kind: 'input'; readonly atMs: number; readonly events: number; readonly input: RecordedInput };
