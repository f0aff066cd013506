import type { TaskControl } from '../../../contract/task';
import { invariant } from '../../../errors/invariant';
import { append } from '../../../util/append';
import type { Execution } from '../Execution';
import type { Input } from '../Input';
import type { MapRun } from '../mapRuns/MapRun';
import type { MapRunJournal } from '../mapRuns/MapRunExecution';
import type { MapRunOutcome } from '../mapRuns/MapRunState';
import type { JournalRecord, RecordedInput } from './JournalRecord';

/** Called when journals and Map Runs change. */
export interface JournalListener {
  told(journal: ExecutionJournal): void;
  /** Called when the status, limits or counts of a Map Run have changed. */
  mapRunChanged(mapRun: MapRun): void;
}

const nothing: readonly JournalRecord[] = [];
const noMapRuns: readonly MapRun[] = [];

/** What reached one execution, so far or since the last `take`. */
export class ExecutionJournal implements MapRunJournal {
  /** Data that its listener attaches. */
  note: object | undefined = undefined;
  private records: JournalRecord[] | undefined = undefined;
  /** Created when first used: most executions have no tasks, and the map costs more than everything else here. */
  private tasks: WeakMap<TaskControl, number> | undefined = undefined;
  private tasksAsked = 0;
  private timers = 0;
  private mapRuns: readonly MapRun[] = noMapRuns;

  constructor(
    readonly execution: Execution,
    private readonly listener: JournalListener,
  ) {}

  /** Continues another journal: with its tasks and Map Runs in order, and its number of timers. */
  goOn(tasks: readonly TaskControl[], timers: number, mapRuns: readonly MapRun[]): void {
    for (const task of tasks) this.asked(task);
    this.timers = timers;
    this.mapRuns = mapRuns;
  }

  /** All records. They stay here. */
  get told(): readonly JournalRecord[] {
    return this.records ?? nothing;
  }

  /** Removes and returns the records since the last call. */
  take(): readonly JournalRecord[] {
    const { records = nothing } = this;
    this.records = undefined;
    return records;
  }

  tell(record: JournalRecord): void {
    this.records = append(this.records, record);
    this.listener.told(this);
  }

  asked(task: TaskControl): void {
    (this.tasks ??= new WeakMap()).set(task, this.tasksAsked);
    this.tasksAsked += 1;
  }

  /** Called when a nested execution begins. `again`: the task for which the host was called again. */
  begun(executionArn: string, again: TaskControl | undefined): void {
    this.tell({ kind: 'child', executionArn, task: again && this.tasks?.get(again) });
  }

  received(input: Input): void {
    // News from a Map Run is not recorded, only its outcome.
    if (input.kind !== 'news') this.tellInput(this.recorded(input));
  }

  newMapRun(mapRun: MapRun): MapRun {
    this.mapRuns = [...this.mapRuns, mapRun];
    return mapRun;
  }

  mapRunCame(mapRun: MapRun, outcome: MapRunOutcome): void {
    this.tellInput({ kind: 'mapRun', run: this.mapRuns.indexOf(mapRun), outcome });
  }

  mapRunChanged(mapRun: MapRun): void {
    this.listener.mapRunChanged(mapRun);
  }

  newTimer(): number {
    return this.timers++;
  }

  fired(timer: number): void {
    this.tell({ kind: 'timer', timer, atMs: this.execution.now() });
  }

  private tellInput(input: RecordedInput): void {
    this.tell({ kind: 'input', atMs: this.execution.now(), events: this.execution.history.length, input });
  }

  private recorded(input: Exclude<Input, { kind: 'news' }>): RecordedInput {
    if (input.kind !== 'task') return input;
    const task = this.tasks?.get(input.task);
    invariant(task !== undefined, 'a question about a task precedes its answers');
    return { kind: 'task', task, input: input.input };
  }
}
