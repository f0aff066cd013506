import type { TaskControl } from '../../../language/asl/task';
import { invariant } from '../../../errors/invariant';
import type { Execution } from '../Execution';
import type { Input, Journal } from '../Input';
import type { JournalRecord, RecordedInput } from './JournalRecord';

/** What one execution was told so far, or since somebody has taken it. */
export class ExecutionJournal implements Journal {
  readonly execution: Execution;
  /** Why the execution cannot be run again from this. */
  unplayable: string | undefined;
  private records: JournalRecord[] = [];
  private readonly tasks = new WeakMap<TaskControl, number>();
  private tasksAsked = 0;
  private timers = 0;
  private readonly onTold: (journal: ExecutionJournal) => void;

  constructor(execution: Execution, onTold: (journal: ExecutionJournal) => void) {
    this.execution = execution;
    this.onTold = onTold;
  }

  /** Goes on where another journal ended: its tasks in the order in which they were asked, and how many timers it had. */
  goOn(tasks: readonly TaskControl[], timers: number): void {
    for (const task of tasks) this.asked(task);
    this.timers = timers;
  }

  /** All there is, which stays. */
  get told(): readonly JournalRecord[] {
    return this.records;
  }

  /** Takes what was told since the last time. */
  take(): readonly JournalRecord[] {
    const { records } = this;
    if (records.length > 0) this.records = [];
    return records;
  }

  tell(record: JournalRecord): void {
    this.records.push(record);
    this.onTold(this);
  }

  asked(task: TaskControl): void {
    this.tasks.set(task, this.tasksAsked);
    this.tasksAsked += 1;
  }

  received(input: Input): void {
    // Of a Map Run, which is not written down.
    if (input.kind === 'news') return;
    const events = this.execution.history.length;
    this.tell({ kind: 'input', atMs: this.execution.now(), events, input: this.recorded(input) });
  }

  beganMapRun(): void {
    this.unplayable ??= 'it has a Distributed Map';
    this.onTold(this);
  }

  newTimer(): number {
    return this.timers++;
  }

  fired(timer: number): void {
    this.tell({ kind: 'timer', timer, atMs: this.execution.now() });
  }

  private recorded(input: Exclude<Input, { kind: 'news' }>): RecordedInput {
    if (input.kind !== 'task') return input;
    const task = this.tasks.get(input.task);
    invariant(task !== undefined, 'a task was asked for before it is told anything');
    return { kind: 'task', task, input: input.input };
  }
}
