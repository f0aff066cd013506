import type { TaskControl, TaskReply, TaskRequest } from '../../../language/asl/task';
import { invariant } from '../../../errors/invariant';
import type { Execution } from '../Execution';
import type { Host } from '../Host';
import type { Input, Journal } from '../Input';
import type { Task } from '../Task';
import type { JournalRecord, RecordedInput } from './JournalRecord';

type InputRecord = Extract<JournalRecord, { kind: 'input' }>;
type TimerRecord = Extract<JournalRecord, { kind: 'timer' }>;

/** Tells an execution what another one was told: the host that answers it, and the journal that hears of its timers. */
export class Player implements Host, Journal {
  private readonly records: readonly JournalRecord[];
  private readonly tasks: TaskControl[] = [];
  private next = 0;
  private timers = 0;
  private execution: Execution | undefined;

  constructor(records: readonly JournalRecord[]) {
    this.records = records;
  }

  /** Whether all has been told. */
  get isOver(): boolean {
    return this.next === this.records.length;
  }

  /** The timer or the input that comes next, once the execution has come to rest. */
  get due(): InputRecord | TimerRecord | undefined {
    const record = this.records[this.next];
    return record?.kind === 'timer' ? record : this.dueInput();
  }

  /** Whether an input is due which waits for nobody: see `Execution.receive`. */
  isInterrupted(): boolean {
    const due = this.dueInput();
    return due !== undefined && due.input.kind !== 'task';
  }

  /** Hands the input in that is due. */
  play(): void {
    const { input } = this.dueInput()!;
    this.next += 1;
    this.execution!.receive(this.inputOf(input));
  }

  journal(execution: Execution): Journal {
    this.execution = execution;
    return this;
  }

  received(): void {
    // It comes from here.
  }

  newTimer(): number {
    return this.timers++;
  }

  fired(): void {
    this.execution!.queue.interrupt(this.take('timer').atMs);
  }

  mocksState(): boolean {
    return this.take('mocksState').answer;
  }

  admit(request: TaskRequest): TaskRequest {
    const record = this.records[this.next];
    if (record?.kind === 'notAdmitted') throw this.take('notAdmitted').error;
    return record?.kind === 'admitted' ? { ...request, parameters: this.take('admitted').parameters } : request;
  }

  /** What reached the execution while its host was asked comes before the answer. */
  ask(_request: TaskRequest, control: TaskControl): TaskReply | Promise<TaskReply> | undefined {
    this.tasks.push(control);
    while (this.dueInput() !== undefined) this.play();
    const record = this.records[this.next];
    if (record?.kind === 'notAnswered') throw this.take('notAnswered').error;
    if (record?.kind === 'answered') return this.take('answered').reply;
    this.take('answersLater');
    return new Promise(() => undefined);
  }

  private dueInput(): InputRecord | undefined {
    const record = this.records[this.next];
    return record?.kind === 'input' && record.events <= this.execution!.history.length ? record : undefined;
  }

  private take<Kind extends JournalRecord['kind']>(kind: Kind): Extract<JournalRecord, { kind: Kind }> {
    const record = this.records[this.next];
    invariant(record?.kind === kind, `the journal has ${record?.kind} where the execution wants ${kind}`);
    this.next += 1;
    return record as Extract<JournalRecord, { kind: Kind }>;
  }

  private inputOf(input: RecordedInput): Input {
    if (input.kind !== 'task') return input;
    return { kind: 'task', task: this.tasks[input.task] as Task, input: input.input };
  }
}
