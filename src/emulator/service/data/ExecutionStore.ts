import type { Engine } from '../../../engine/executions/Engine';
import type { Execution } from '../../../engine/executions/Execution';
import type { Archive, ListedExecution } from '../../../engine/executions/Archive';
import { ExecutionJournal } from '../../../engine/executions/replay/ExecutionJournal';
import type { LiveStatus } from '../../../engine/executions/Execution';
import type { MapRun } from '../../../engine/executions/mapRuns/MapRun';
import { HarnessError } from '../../../errors/HarnessError';
import type { StateMachines } from '../../store/StateMachines';
import type { MachineRevision } from '../../../engine/executions/MachineRevision';
import type { Author, DataDirectory } from './DataDirectory';
import type { Scribe } from './DurableHost';
import { ExecutionWriter } from './ExecutionRecord';
import { MapRunStore } from './MapRunStore';
import { readExecution, type ReadExecution } from './readExecution';
import type { StoredExecution } from './StoredExecution';

/**
 * The maximum number of executions read from disk that stay in memory, for clients that page through their histories.
 */
const mostRead = 32;

/** Writes executions as they run, and reads those that are no longer in memory. */
export class ExecutionStore implements Scribe, Author, Archive {
  private readonly dirty: ExecutionWriter[] = [];
  private readonly read = new Map<string, Execution>();
  readonly mapRuns: MapRunStore;
  /** Makes a child of a Map Run ready to run again. */
  revive: ((child: Execution) => Execution) | undefined;

  constructor(
    private readonly data: DataDirectory,
    private readonly stateMachines: StateMachines,
    private readonly engine: () => Engine,
  ) {
    this.mapRuns = new MapRunStore(data, engine, (child, run) => this.open(child, run).make(engine()));
  }

  begun(execution: Execution): void {
    const { arn, journal, child, number } = execution;
    if (child !== undefined && child.restarts > 0) this.forgetOther(arn, number);
    this.mark(writerOf(journal as ExecutionJournal) ?? newWriter(journal as ExecutionJournal));
  }

  /** Continues to write an execution that was read from records with `eventsKnown` events. */
  resumed(journal: ExecutionJournal, eventsKnown: number): void {
    newWriter(journal, eventsKnown);
    this.read.delete(journal.execution.arn);
  }

  told(journal: ExecutionJournal): void {
    const writer = writerOf(journal);
    if (writer !== undefined) this.mark(writer);
  }

  mapRunChanged(mapRun: MapRun): void {
    this.mapRuns.changed(mapRun);
    this.data.register(this);
  }

  written(): Promise<void> | undefined {
    return this.data.flushed();
  }

  writeDown(): void {
    this.mapRuns.writeDown();
    const { data, dirty } = this;
    for (const writer of dirty) {
      const { journal } = writer;
      const { revision, type } = journal.execution;
      const { head, text } = writer.write(data.numberOf(revision, type), data.loaded.rows);
      data.loaded.executions.add(head, data.appendText(text), text.length);
      if (head.status !== 'RUNNING' && journal.note === writer) journal.note = allWritten;
    }
    dirty.length = 0;
  }

  get(arn: string): Execution | undefined {
    this.writeDown();
    const read = this.read.get(arn);
    if (read !== undefined) return read;
    const stored = this.data.loaded.executions.get(arn);
    if (stored === undefined) return undefined;
    const execution = this.open(stored).make(this.engine());
    this.read.set(arn, execution);
    const [oldest] = this.read.keys();
    if (this.read.size > mostRead) this.read.delete(oldest!);
    return execution;
  }

  ofMachine(stateMachineArn: string, status?: LiveStatus): Iterable<ListedExecution> {
    this.writeDown();
    return this.data.loaded.executions.newestFirst(stateMachineArn, status);
  }

  mapRun(arn: string): MapRun | undefined {
    this.writeDown();
    return this.mapRuns.get(arn);
  }

  mapRunsOf(execution: Execution): readonly MapRun[] {
    return this.mapRuns.of(execution);
  }

  child(mapRun: MapRun, index: number): ListedExecution | undefined {
    this.writeDown();
    return this.mapRuns.child(mapRun, index);
  }

  revived(child: Execution): Execution {
    return this.revive!(child);
  }

  /**
   * Everything in the records of an execution. `mapRun`: a child's Map Run, if known. Throws HarnessError for damaged
   * ones.
   */
  open(stored: StoredExecution, mapRun?: MapRun): ReadExecution {
    const { data, stateMachines } = this;
    const { places } = stored;
    try {
      const payloads = places.map((place) => data.read(place));
      const revision = (number: number): MachineRevision => data.revision(number);
      const { rows } = data.loaded;
      return readExecution(
        stored,
        { payloads, rows },
        revision,
        stateMachines,
        (arn) => mapRun ?? this.mapRuns.there(arn),
      );
    } catch (error) {
      if (HarnessError.is(error)) throw error;
      const where = places.map((place) => data.whereIs(place)).join(', ');
      throw new HarnessError(
        `An execution in the data directory cannot be read (${where}): ${(error as Error).message.replace(/\.$/, '')}.`,
      );
    }
  }

  ended({ journal }: Execution): void {
    this.told(journal as ExecutionJournal);
  }

  dropped({ journal }: Execution): void {
    // A writer with something left to write keeps its own reference to the execution.
    if (journal instanceof ExecutionJournal) journal.note = undefined;
  }

  forget(arn: string): void {
    this.writeDown();
    this.read.delete(arn);
    const { executions } = this.data.loaded;
    const number = executions.get(arn)?.number;
    if (number === undefined) return;
    executions.forget(number);
    this.data.append({ kind: 'forgotten', number });
  }

  forgetMachine(arn: string): void {
    this.writeDown();
    this.read.clear();
    this.data.loaded.executions.forgetMachine(arn);
    this.data.append({ kind: 'machineForgotten', arn });
  }

  /** An Express child was restarted under its ARN. */
  private forgetOther(arn: string, number: number): void {
    const other = this.data.loaded.executions.get(arn);
    if (other === undefined || other.number === number) return;
    this.data.loaded.executions.forget(other.number);
    this.data.append({ kind: 'forgotten', number: other.number });
  }

  private mark(writer: ExecutionWriter): void {
    if (writer.isWaiting) return;
    writer.isWaiting = true;
    this.dirty.push(writer);
    this.data.register(this);
  }
}

/** Replaces the writer of an execution that has ended. A redrive creates a new one. */
const allWritten = {};

/** The writer of a started execution in memory. */
function writerOf(journal: ExecutionJournal): ExecutionWriter | undefined {
  const { note } = journal;
  return note === allWritten ? newWriter(journal, journal.execution.history.length) : (note as ExecutionWriter);
}

function newWriter(journal: ExecutionJournal, eventsKnown = 0): ExecutionWriter {
  const writer = new ExecutionWriter(journal, eventsKnown);
  journal.note = writer;
  return writer;
}
