import type { MapRunState } from '../../../engine/executions/mapRuns/MapRunState';
import type { RecordPlace } from '../../../engine/journal/Journal';
import type { WorkflowType } from '../../../language/asl/types';

/**
 * A Map Run in its written form: as a whole, with each change. The results of its children are in their own records.
 */
export interface MapRunRecord extends MapRunState {
  readonly kind: 'mapRun';
  readonly arn: string;
  /** The number of its execution. */
  readonly execution: number;
  /** The name of the Map state. */
  readonly state: string;
  /** The machine of the children. */
  readonly machineArn: string;
  readonly type: WorkflowType;
  readonly creationDateMs: number | undefined;
  readonly revision: number;
}

/** Where the records of a Map Run are. */
export interface StoredMapRun {
  readonly arn: string;
  readonly execution: number;
  /** The place of its last record. */
  place: RecordPlace;
  /** The place of the record with which its last redrive began. */
  redrivePlace: RecordPlace;
  redriveCount: number;
  /** The numbers of its children, in order. */
  readonly children: number[];
}

/** The Map Runs in a folder. */
export class StoredMapRuns {
  private readonly byArn = new Map<string, StoredMapRun>();
  private readonly byExecution = new Map<number, StoredMapRun[]>();

  /** Adds a record of a Map Run. */
  add({ arn, execution, redriveCount }: MapRunRecord, place: RecordPlace): void {
    const known = this.byArn.get(arn);
    const isNew = known === undefined || known.place < 0;
    if (isNew) {
      const run = { arn, execution, place, redrivePlace: place, redriveCount, children: known?.children ?? [] };
      this.byArn.set(arn, run);
      const runs = this.byExecution.get(execution);
      if (runs === undefined) this.byExecution.set(execution, [run]);
      else runs.push(run);
      return;
    }
    known.place = place;
    if (redriveCount > known.redriveCount) Object.assign(known, { redriveCount, redrivePlace: place });
  }

  /** Children may come first: in a compacted folder the record of their run may follow. */
  addChild(arn: string, index: number, number: number): void {
    let run = this.byArn.get(arn);
    if (run === undefined) {
      run = { arn, execution: -1, place: -1, redrivePlace: -1, redriveCount: 0, children: [] };
      this.byArn.set(arn, run);
    }
    run.children[index] = number;
  }

  get(arn: string): StoredMapRun | undefined {
    return this.byArn.get(arn);
  }

  /** The Map Runs of the execution with that number, oldest first. */
  of(execution: number): readonly StoredMapRun[] {
    return this.byExecution.get(execution) ?? [];
  }

  all(): Iterable<StoredMapRun> {
    return this.byArn.values();
  }

  /** Forgets the Map Runs of an execution, and answers them. */
  forget(execution: number): readonly StoredMapRun[] {
    const runs = this.of(execution);
    this.byExecution.delete(execution);
    for (const { arn } of runs) this.byArn.delete(arn);
    return runs;
  }
}
