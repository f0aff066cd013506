import type { TaskControl, TaskReply, TaskRequest } from '../../../contract/task';
import type { WayListener } from '../../interpreter/InterpretedRun';
import type { Json } from '../../../util/json';
import { isPending, type Pending } from '../../../util/pending';
import type { Execution } from '../Execution';
import type { EngineHost } from '../EngineHost';
import type { MapRunJournal } from '../mapRuns/MapRunExecution';
import { Task } from '../Task';
import { ExecutionJournal, type JournalListener } from './ExecutionJournal';
import type { JournalRecord } from './JournalRecord';

export interface RecorderOptions {
  /** Selects the executions that have a journal. Default: all. */
  readonly keeps?: ((execution: Execution) => boolean) | undefined;
  /** Called for each change of a journal or Map Run. */
  readonly listener?: JournalListener | undefined;
}

/**
 * A host that records journals of executions and forwards everything to another host. `Required`, so that no member is
 * forgotten.
 */
export class Recorder implements Required<EngineHost> {
  private readonly keeps: (execution: Execution) => boolean;
  private readonly listener: JournalListener;
  /** The journal of the execution whose task is being asked for; also the task, if the host is called for it again. */
  private asking: { readonly journal: ExecutionJournal; readonly again?: Task } | undefined = undefined;

  constructor(
    private readonly host: EngineHost,
    { keeps = () => true, listener = noListener }: RecorderOptions = {},
  ) {
    this.keeps = keeps;
    this.listener = listener;
  }

  /** The records of what has reached an execution so far. */
  records(execution: Execution): readonly JournalRecord[] {
    return journalOf(execution)?.told ?? [];
  }

  journal(execution: Execution): MapRunJournal | undefined {
    if (execution.start.startMs !== undefined || !this.keeps(execution)) return undefined;
    return new ExecutionJournal(execution, this.listener);
  }

  get ways(): WayListener | undefined {
    return this.host.ways;
  }

  mocksState(execution: Execution, state: string): boolean {
    const answer = this.host.mocksState(execution, state);
    journalOf(execution)?.tell({ kind: 'mocksState', answer });
    return answer;
  }

  admit(request: TaskRequest, execution?: Execution): TaskRequest {
    const journal = execution && journalOf(execution);
    if (journal === undefined) return this.host.admit(request, execution);
    try {
      const admitted = this.host.admit(request, execution);
      if (admitted !== request) journal.tell({ kind: 'admitted', parameters: admitted.parameters });
      return admitted;
    } catch (error) {
      journal.tell({ kind: 'notAdmitted', error });
      throw error;
    }
  }

  admitConsulted(request: TaskRequest): void {
    this.host.admitConsulted?.(request);
  }

  consult(request: TaskRequest, control: TaskControl): Promise<void> | undefined {
    return this.host.consult?.(request, control);
  }

  ask(request: TaskRequest, control: TaskControl): TaskReply | Pending<TaskReply> | undefined {
    const journal = control instanceof Task ? journalOf(control.execution) : undefined;
    if (journal === undefined) return this.host.ask(request, control);
    journal.asked(control);
    const before = this.asking;
    this.asking = { journal };
    try {
      const reply = this.host.ask(request, control);
      if (!isPending(reply)) journal.tell({ kind: 'answered', reply });
      else journal.tell({ kind: 'answersLater' });
      return reply;
    } catch (error) {
      journal.tell({ kind: 'notAnswered', error });
      throw error;
    } finally {
      this.asking = before;
    }
  }

  /** Asks again for a task that an earlier process asked for. The caller passes the answer on. */
  askAgain(task: Task): TaskReply | Pending<TaskReply> | undefined {
    const journal = journalOf(task.execution);
    const before = this.asking;
    this.asking = journal && { journal, again: task };
    try {
      return this.host.ask(task.request, task);
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

  get mapRunData(): EngineHost['mapRunData'] {
    return this.host.mapRunData;
  }

  deniesChildren(execution: Execution, state: string, action: string, resourceArn: string): string | undefined {
    return this.host.deniesChildren?.(execution, state, action, resourceArn);
  }

  started(execution: Execution): void {
    const { asking } = this;
    if (asking !== undefined && asking.journal.execution === execution.parent && execution.child === undefined)
      asking.journal.begun(execution.arn, asking.again);
    this.host.started?.(execution);
  }

  ended(execution: Execution): void {
    this.host.ended?.(execution);
  }

  runs(execution: Execution): void {
    this.host.runs?.(execution);
  }

  rested(): void {
    this.host.rested?.();
  }

  mistaken(execution: Execution): void {
    this.host.mistaken?.(execution);
  }
}

/** The journal that a Recorder has attached to it, if any. */
function journalOf({ journal }: Execution): ExecutionJournal | undefined {
  return journal instanceof ExecutionJournal ? journal : undefined;
}

const noListener: JournalListener = { told: () => undefined, mapRunChanged: () => undefined };
