import type { TaskReply } from '../../../contract/task';
import type { Json } from '../../../util/json';
import type { Input, TaskInput } from '../Input';
import type { MapRunOutcome } from '../mapRuns/MapRunState';

/** An input as it is recorded. Tasks are numbered in the order in which the execution asked for them. */
export type RecordedInput =
  | Exclude<Input, { kind: 'task' | 'news' }>
  | { readonly kind: 'task'; readonly task: number; readonly input: TaskInput }
  /** A part of a Map Run has ended. Map Runs are numbered, too. Their children have journals of their own. */
  | { readonly kind: 'mapRun'; readonly run: number; readonly outcome: MapRunOutcome };

/**
 * What reached an execution, in order. Together with its start, this is enough to run it again to the same history. The
 * first records are the host's immediate answers. The execution sets its own timers, so only which one fired and when
 * is recorded, because that depends on the clock. Times are in epoch milliseconds.
 */
export type JournalRecord =
  | { readonly kind: 'mocksState'; readonly answer: boolean }
  | { readonly kind: 'admitted'; readonly parameters: Json }
  | { readonly kind: 'notAdmitted'; readonly error: unknown }
  /**
   * A nested execution began while the host was called. `task`: the task for which it was called again, after a
   * restart.
   */
  | { readonly kind: 'child'; readonly executionArn: string; readonly task?: number | undefined }
  | { readonly kind: 'answered'; readonly reply: TaskReply | undefined }
  /** The answer comes later, as an input. */
  | { readonly kind: 'answersLater' }
  | { readonly kind: 'notAnswered'; readonly error: unknown }
  /** `timer`: its number, in the order in which timers were set. */
  | { readonly kind: 'timer'; readonly timer: number; readonly atMs: number }
  /** `events`: the number of events in the history at that time. */
  | { readonly kind: 'input'; readonly atMs: number; readonly events: number; readonly input: RecordedInput };
