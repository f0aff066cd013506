import type { TaskControl, TaskReply, TaskRequest } from '../../../language/asl/task';
import type { WayListener } from '../../interpreter/InterpretedRun';
import type { Json } from '../../../util/json';
import type { Late } from '../../../util/Late';
import type { Execution } from '../Execution';
import type { Host } from '../Host';
import type { InputJournal } from '../Input';
import { ExecutionJournal, type JournalListener } from './ExecutionJournal';
import type { JournalRecord } from './JournalRecord';

export interface RecorderOptions {
  /** Whose journal is kept. Default: everybody's. */
  readonly keeps?: ((execution: Execution) => boolean) | undefined;
  /** Hears of each execution that was told something, and of its Map Runs. */
  readonly listener?: JournalListener | undefined;
}

/** A host whose executions keep journals; all else it passes on, so that nothing of a host is missing here. */
export class Recorder implements Required<Host> {
  private readonly host: Host;
  private readonly keeps: (execution: Execution) => boolean;
  private readonly listener: JournalListener;
  private readonly journals = new Map<string, ExecutionJournal>();
  /** Whose task is being asked for. */
  private asking: ExecutionJournal | undefined;

  constructor(host: Host, { keeps = () => true, listener = noListener }: RecorderOptions = {}) {
    this.host = host;
    this.keeps = keeps;
    this.listener = listener;
  }

  /** What the execution with this ARN was told so far. */
  records(executionArn: string): readonly JournalRecord[] {
    return this.journals.get(executionArn)?.told ?? [];
  }

  journal(execution: Execution): InputJournal | undefined {
    if (execution.start.startMs !== undefined || !this.keeps(execution)) return undefined;
    const journal = new ExecutionJournal(execution, this.listener);
    this.journals.set(execution.arn, journal);
    return journal;
  }

  /** From now on an execution that was read again tells this journal. */
  adopt(journal: ExecutionJournal): void {
    journal.execution.journal = journal;
    this.journals.set(journal.execution.arn, journal);
  }

  /** The execution is not in memory any more. */
  forget(executionArn: string): void {
    this.journals.delete(executionArn);
  }

  get ways(): WayListener | undefined {
    return this.host.ways;
  }

  mocksState(execution: Execution, state: string): boolean {
    const answer = this.host.mocksState(execution, state);
    this.journals.get(execution.arn)?.tell({ kind: 'mocksState', answer });
    return answer;
  }

  admit(request: TaskRequest): TaskRequest {
    const journal = this.journals.get(request.executionArn);
    if (journal === undefined) return this.host.admit(request);
    try {
      const admitted = this.host.admit(request);
      if (admitted !== request) journal.tell({ kind: 'admitted', parameters: admitted.parameters });
      return admitted;
    } catch (error) {
      journal.tell({ kind: 'notAdmitted', error });
      throw error;
    }
  }

  consult(request: TaskRequest, control: TaskControl): Promise<void> | undefined {
    return this.host.consult?.(request, control);
  }

  ask(request: TaskRequest, control: TaskControl): TaskReply | Late<TaskReply> | undefined {
    const journal = this.journals.get(request.executionArn);
    if (journal === undefined) return this.host.ask(request, control);
    journal.asked(control);
    const before = this.asking;
    this.asking = journal;
    try {
      const reply = this.host.ask(request, control);
      if (reply === undefined || !('then' in reply)) journal.tell({ kind: 'answered', reply });
      else journal.tell({ kind: 'answersLater' });
      return reply;
    } catch (error) {
      journal.tell({ kind: 'notAnswered', error });
      throw error;
    } finally {
      this.asking = before;
    }
  }

  follow(request: TaskRequest, control: TaskControl, begun: Json): boolean {
    return this.host.follow?.(request, control, begun) ?? false;
  }

  get unreachable(): boolean | undefined {
    return this.host.unreachable;
  }

  get mapRunData(): Host['mapRunData'] {
    return this.host.mapRunData;
  }

  deniesChildren(execution: Execution, state: string, action: string, resourceArn: string): string | undefined {
    return this.host.deniesChildren?.(execution, state, action, resourceArn);
  }

  started(execution: Execution): void {
    const { asking } = this;
    if (asking !== undefined && asking.execution === execution.parent && execution.child === undefined)
      asking.tell({ kind: 'child', executionArn: execution.arn });
    this.host.started?.(execution);
  }

  ended(execution: Execution): void {
    this.host.ended?.(execution);
  }

  rested(): void {
    this.host.rested?.();
  }

  mistaken(execution: Execution): void {
    this.host.mistaken?.(execution);
  }
}

const noListener: JournalListener = { told: () => undefined, mapRunChanged: () => undefined };
