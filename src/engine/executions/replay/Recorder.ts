import type { TaskControl, TaskReply, TaskRequest } from '../../../language/asl/task';
import { invariant } from '../../../errors/invariant';
import type { Execution } from '../Execution';
import type { Host } from '../Host';
import type { Input, Journal } from '../Input';
import type { JournalRecord, RecordedInput } from './JournalRecord';

/** A host whose executions keep journals. Map Runs, whose items come from elsewhere, are not written down. */
export class Recorder implements Host {
  private readonly host: Host;
  private readonly journals = new Map<string, ExecutionJournal>();

  constructor(host: Host) {
    this.host = host;
  }

  /** What the execution with this ARN was told so far. */
  records(executionArn: string): readonly JournalRecord[] {
    return this.journals.get(executionArn)?.records ?? [];
  }

  journal(execution: Execution): Journal {
    const journal = new ExecutionJournal(execution);
    this.journals.set(execution.arn, journal);
    return journal;
  }

  mocksState(execution: Execution, state: string): boolean {
    const answer = this.host.mocksState(execution, state);
    this.of(execution.arn).records.push({ kind: 'mocksState', answer });
    return answer;
  }

  admit(request: TaskRequest): TaskRequest {
    const { records } = this.of(request.executionArn);
    try {
      const admitted = this.host.admit(request);
      if (admitted !== request) records.push({ kind: 'admitted', parameters: admitted.parameters });
      return admitted;
    } catch (error) {
      records.push({ kind: 'notAdmitted', error });
      throw error;
    }
  }

  consult(request: TaskRequest, control: TaskControl): Promise<void> | undefined {
    return this.host.consult?.(request, control);
  }

  ask(request: TaskRequest, control: TaskControl): TaskReply | Promise<TaskReply> | undefined {
    const journal = this.of(request.executionArn);
    journal.asked(control);
    try {
      const reply = this.host.ask(request, control);
      if (reply === undefined || !('then' in reply)) journal.records.push({ kind: 'answered', reply });
      else journal.records.push({ kind: 'answersLater' });
      return reply;
    } catch (error) {
      journal.records.push({ kind: 'notAnswered', error });
      throw error;
    }
  }

  get unreachable(): boolean | undefined {
    return this.host.unreachable;
  }

  started(execution: Execution): void {
    this.host.started?.(execution);
  }

  ended(execution: Execution): void {
    this.host.ended?.(execution);
  }

  mistaken(execution: Execution): void {
    this.host.mistaken?.(execution);
  }

  private of(executionArn: string): ExecutionJournal {
    const journal = this.journals.get(executionArn);
    invariant(journal, 'every execution of a recorder has a journal');
    return journal;
  }
}

class ExecutionJournal implements Journal {
  readonly records: JournalRecord[] = [];
  private readonly execution: Execution;
  private readonly tasks = new Map<TaskControl, number>();
  private timers = 0;

  constructor(execution: Execution) {
    this.execution = execution;
  }

  asked(task: TaskControl): void {
    this.tasks.set(task, this.tasks.size);
  }

  received(input: Input): void {
    const events = this.execution.history.length;
    this.records.push({ kind: 'input', atMs: this.execution.now(), events, input: this.recorded(input) });
  }

  newTimer(): number {
    return this.timers++;
  }

  fired(timer: number): void {
    this.records.push({ kind: 'timer', timer, atMs: this.execution.now() });
  }

  private recorded(input: Input): RecordedInput {
    invariant(input.kind !== 'news', 'an execution with a Map Run has no journal yet');
    if (input.kind !== 'task') return input;
    return { kind: 'task', task: this.tasks.get(input.task)!, input: input.input };
  }
}
