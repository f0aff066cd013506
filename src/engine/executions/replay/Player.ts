import type { TaskControl, TaskReply, TaskRequest } from '../../../contract/task';
import { invariant } from '../../../errors/invariant';
import type { Execution } from '../Execution';
import type { EngineHost } from '../EngineHost';
import type { Input } from '../Input';
import { Task } from '../Task';
import type { MapRun } from '../mapRuns/MapRun';
import type { MapRunJournal } from '../mapRuns/MapRunExecution';
import type { JournalRecord, RecordedInput } from './JournalRecord';
import { PlayedMapRun } from './PlayedMapRun';
import { isPending } from '../../../util/pending';

type InputRecord = Extract<JournalRecord, { kind: 'input' }>;
type TimerRecord = Extract<JournalRecord, { kind: 'timer' }>;

/** A task of a replayed execution. */
export interface PlayedTask {
  readonly task: Task;
  /** The first answer, or `undefined` before there is one. */
  reply: TaskReply | 'none' | undefined;
  /** Whether it came after the call to the host had returned. */
  isLate?: boolean | undefined;
  /** The nested execution that it began. */
  childArn?: string | undefined;
}

/** Replays records to an execution, both as the host that answers it and as the journal that records its timers. */
export class Player implements EngineHost, MapRunJournal {
  /** In the order in which the execution asked for them. */
  readonly tasks: PlayedTask[] = [];
  /** What happened after the last record: the process ended before it was recorded. */
  readonly further: JournalRecord[] = [];
  timers = 0;
  /** In the order in which they began. */
  readonly mapRuns: PlayedMapRun[] = [];
  private readonly records: readonly JournalRecord[];
  /** Nested executions that began when the host was called again, by the number of their task. */
  private readonly begunAgain = new Map<number | undefined, string>();
  private readonly host: EngineHost | undefined;
  private next = 0;
  private execution: Execution | undefined = undefined;

  /** `host`: called after the last record. Without one, the records must be complete. */
  constructor(records: readonly JournalRecord[], host?: EngineHost) {
    this.records = records.filter((record) => {
      const isAgain = record.kind === 'child' && record.task !== undefined;
      if (isAgain) this.begunAgain.set(record.task, record.executionArn);
      return !isAgain;
    });
    this.host = host;
  }

  /** Whether all records are replayed. */
  get isOver(): boolean {
    return this.next === this.records.length;
  }

  /** The timer or input that comes next, once the execution cannot continue. */
  get due(): InputRecord | TimerRecord | undefined {
    const record = this.records[this.next];
    return record?.kind === 'timer' ? record : this.dueInput();
  }

  /** Whether an input is due that takes effect immediately: see `receiveInput`. */
  isInterrupted(): boolean {
    const due = this.dueInput();
    return due !== undefined && due.input.kind !== 'task';
  }

  /** Replays the input that is due. */
  play(): void {
    const { input, atMs } = this.dueInput()!;
    this.next += 1;
    if (input.kind !== 'mapRun') return this.execution!.receive(this.inputOf(input));
    this.execution!.queue.interrupt(atMs);
    this.mapRuns[input.run]!.came(input.outcome);
  }

  journal(execution: Execution): MapRunJournal {
    this.execution = execution;
    return this;
  }

  newMapRun(mapRun: MapRun): MapRun {
    const played = new PlayedMapRun(mapRun);
    this.mapRuns.push(played);
    return played;
  }

  mapRunCame(): void {
    // Nothing to record during a replay.
  }

  mapRunChanged(): void {
    // Not needed until it is running again.
  }

  received(): void {
    // Nothing to record during a replay.
  }

  newTimer(): number {
    return this.timers++;
  }

  fired(): void {
    this.execution!.queue.interrupt(this.take('timer').atMs);
  }

  mocksState(execution: Execution, state: string): boolean {
    this.playMapRuns();
    if (!this.goesFurther) return this.take('mocksState').answer;
    const answer = this.host!.mocksState(execution, state);
    this.further.push({ kind: 'mocksState', answer });
    return answer;
  }

  admit(request: TaskRequest): TaskRequest {
    this.playMapRuns();
    const record = this.records[this.next];
    if (record?.kind === 'notAdmitted') throw this.take('notAdmitted').error;
    if (record?.kind === 'admitted') return { ...request, parameters: this.take('admitted').parameters };
    return this.goesFurther ? this.admitNow(request) : request;
  }

  /** Inputs that arrived while the host was called come before its answer. */
  ask(request: TaskRequest, control: TaskControl): TaskReply | Promise<TaskReply> | undefined {
    invariant(control instanceof Task, 'a task asks for itself');
    const played: PlayedTask = { task: control, reply: undefined, childArn: this.begunAgain.get(this.tasks.length) };
    this.tasks.push(played);
    while (this.dueInput() !== undefined) this.play();
    if (this.records[this.next]?.kind === 'child') played.childArn = this.take('child').executionArn;
    while (this.dueInput() !== undefined) this.play();
    if (this.goesFurther) return this.askNow(request, control, played);
    const record = this.records[this.next];
    if (record?.kind === 'notAnswered') throw this.take('notAnswered').error;
    if (record?.kind === 'answered') {
      const { reply } = this.take('answered');
      played.reply = reply ?? 'none';
      return reply;
    }
    this.take('answersLater');
    return never();
  }

  /** Whether the records have ended, so that the host is called. */
  private get goesFurther(): boolean {
    return this.isOver && this.host !== undefined;
  }

  private admitNow(request: TaskRequest): TaskRequest {
    try {
      const admitted = this.host!.admit(request, this.execution);
      if (admitted !== request) this.further.push({ kind: 'admitted', parameters: admitted.parameters });
      return admitted;
    } catch (error) {
      this.further.push({ kind: 'notAdmitted', error });
      throw error;
    }
  }

  /** Offers activities' tasks to workers immediately; all others are answered once the execution is running again. */
  private askNow(
    request: TaskRequest,
    control: TaskControl,
    played: PlayedTask,
  ): TaskReply | Promise<TaskReply> | undefined {
    const { kind } = request.resource;
    const reply = kind === 'activity' || kind === 'composite' ? this.host!.ask(request, control) : never();
    if (isPending(reply)) {
      this.further.push({ kind: 'answersLater' });
      return never();
    }
    played.reply = reply ?? 'none';
    this.further.push({ kind: 'answered', reply });
    return reply;
  }

  private dueInput(): InputRecord | undefined {
    const record = this.records[this.next];
    if (record?.kind !== 'input' || record.events > this.execution!.history.length) return undefined;
    const { input } = record;
    if (input.kind !== 'mapRun' || this.mapRuns[input.run]?.waitsFor(input.outcome.step) === true) return record;
    return undefined;
  }

  /** Replays the outcomes of Map Runs that came before the next call to the host in another branch. */
  private playMapRuns(): void {
    while (this.dueInput()?.input.kind === 'mapRun') this.play();
  }

  private take<Kind extends JournalRecord['kind']>(kind: Kind): Extract<JournalRecord, { kind: Kind }> {
    const record = this.records[this.next];
    invariant(record?.kind === kind, `the journal has ${record?.kind} where the execution wants ${kind}`);
    this.next += 1;
    return record as Extract<JournalRecord, { kind: Kind }>;
  }

  private inputOf(input: Exclude<RecordedInput, { kind: 'mapRun' }>): Input {
    if (input.kind !== 'task') return input;
    const played = this.tasks[input.task];
    invariant(played, `the execution has asked for the task ${input.task}`);
    if (input.input.kind === 'reply') {
      played.reply = input.input.reply;
      played.isLate = true;
    }
    return { kind: 'task', task: played.task, input: input.input };
  }
}

function never(): Promise<TaskReply> {
  return new Promise(() => undefined);
}
