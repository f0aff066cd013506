import type { LiveStatus } from '../../../engine/executions/Execution';
import type { Redrive } from '../../../engine/executions/Execution';
import type { ListedExecution } from '../../../engine/executions/Archive';
import type { MapRun } from '../../../engine/executions/mapRuns/MapRun';
import type { RecordPlace } from '../../../engine/journal/Journal';
import type { ExecutionHead } from './ExecutionRecord';
import type { StoredExecutions } from './StoredExecutions';

/**
 * An execution in the folder, for lists. Memory has a few numbers of each (see `StoredExecutions`); its name and other
 * details are read on demand.
 */
export class StoredExecution implements ListedExecution {
  /** The Map Run of a child, if known. */
  mapRun: MapRun | undefined;
  private last: ExecutionHead | undefined;

  constructor(
    private readonly all: StoredExecutions,
    readonly row: number,
  ) {}

  get child(): ListedExecution['child'] {
    const { mapRun, head } = this;
    return mapRun && { mapRun, index: head.index!, itemCount: head.items! };
  }

  /** Its records without the data. */
  get head(): ExecutionHead {
    return (this.last ??= this.all.headOf(this.row));
  }

  get arn(): string {
    return this.head.arn;
  }

  get name(): string {
    const { arn } = this.head;
    // The name of an Express child has a colon.
    return arn.split(':').slice(7).join(':');
  }

  get stateMachineArn(): string {
    return this.head.machineArn;
  }

  get versionArn(): string | undefined {
    return this.head.versionArn;
  }

  get aliasArn(): string | undefined {
    return this.head.aliasArn;
  }

  get redriveCount(): number {
    return this.head.redrives ?? 0;
  }

  /** What lists show. */
  get redriven(): Redrive | undefined {
    const { redrivenMs } = this.head;
    return redrivenMs === undefined ? undefined : ({ timeMs: redrivenMs } as Redrive);
  }

  get number(): number {
    return this.all.rows.number[this.row]!;
  }

  get revision(): number {
    return this.all.rows.revision[this.row]!;
  }

  get bytes(): number {
    return this.all.rows.bytes[this.row]!;
  }

  get startDate(): number {
    return this.all.rows.startMs[this.row]!;
  }

  get stopDate(): number | undefined {
    const stopMs = this.all.rows.stopMs[this.row]!;
    return Number.isNaN(stopMs) ? undefined : stopMs;
  }

  get status(): LiveStatus {
    return this.all.statusOf(this.row);
  }

  /** The places of its records, in order. */
  get places(): readonly RecordPlace[] {
    return this.all.placesOf(this.row);
  }
}
