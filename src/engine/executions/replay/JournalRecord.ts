import type { TaskReply } from '../../../contract/task';
import type { Json } from '../../../util/json';
import type { Input, TaskInput } from '../Input';
import type { MapRunOutcome } from '../mapRuns/MapRunState';

/** An input as it is written down. Tasks are numbered in the order in which the execution asked for them. */
export type RecordedInput =
  | Exclude<Input, { kind: 'task' | 'news' }>
  | { readonly kind: 'task'; readonly task: number; readonly input: TaskInput }
  /** A part of a Map Run has ended. Map Runs are numbered, too; their children have journals of their own. */
  | { readonly kind: 'mapRun'; readonly run: number; readonly outcome: MapRunOutcome };

/**
 * What reached an execution, in order. With its start, this is enough to run it again to the same history. The first
 * records are the answers that the host gave at once. Timers are the execution's own: recorded is which one had its
 * turn and when, as that depends on the clock. Times are in epoch milliseconds.
 */
export type JournalRecord =
  | { readonly kind: 'mocksState'; readonly answer: boolean }
  | { readonly kind: 'admitted'; readonly parameters: Json }
  | { readonly kind: 'notAdmitted'; readonly error: unknown }
  /** During a question to the host, a nested execution began. `task`: the question was repeated for it, after a restart. */
  | { readonly kind: 'child'; readonly executionArn: string; readonly task?: number | undefined }
  | { readonly kind: 'answered'; readonly reply: TaskReply | undefined }
  /** The answer comes later, as an input. */
  | { readonly kind: 'answersLater' }
  | { readonly kind: 'notAnswered'; readonly error: unknown }
  /** `timer`: its number, in the order in which timers were set. */
  | { readonly kind: 'timer'; readonly timer: number; readonly atMs: number }
  /** `events`: how many events the history had. */
  | { readonly kind: 'input'; readonly atMs: number; readonly events: number; readonly input: RecordedInput };
