import type { RecordPlace } from '../../../engine/journal/Journal';
import { HarnessError } from '../../../errors/HarnessError';
import type { Activity } from '../../store/Activities';
import type { Tag } from '../../store/Tags';
import type { ExecutionHead } from './ExecutionRecord';
import { Revisions, type MachineRecord, type RevisionRecord } from './resourceRecords';
import { SharedRows, type RowsRecord } from './SharedRows';
import { StoredExecutions } from './StoredExecutions';
import type { MapRunRecord } from './StoredMapRuns';

/** What stays the same about a service after its first start. */
export interface ServiceRecord {
  readonly kind: 'service';
  /** The secrets that sign task tokens and page tokens, and the seed of random values. */
  readonly secret: string;
  readonly pageSecret: string;
  /** The number of starts. */
  readonly starts: number;
  /** The version of the engine that writes the following records. */
  readonly semantics: number;
}

/** The clock's time: milliseconds ahead of the system's, or its own time. */
export interface ClockRecord {
  readonly kind: 'clock';
  readonly aheadMs?: number | undefined;
  readonly nowMs?: number | undefined;
}

export type DataRecord =
  | ServiceRecord
  | ClockRecord
  | RevisionRecord
  | MachineRecord
  | { readonly kind: 'machineGone'; readonly arn: string; readonly atMs: number }
  | { readonly kind: 'activity'; readonly activity: Activity }
  | { readonly kind: 'activityGone'; readonly arn: string }
  | { readonly kind: 'tags'; readonly arn: string; readonly tags: readonly Tag[] }
  | ExecutionHead
  | MapRunRecord
  | RowsRecord
  | { readonly kind: 'forgotten' | 'setAside'; readonly number: number }
  | { readonly kind: 'machineForgotten'; readonly arn: string }
  | { readonly kind: 'reset' };

/** The content of a folder: the last record about each subject. */
export class Loaded {
  service: ServiceRecord | undefined;
  clock: ClockRecord | undefined;
  revisions = new Revisions();
  readonly machines = new Map<string, MachineRecord>();
  readonly machinesGone = new Map<string, number>();
  readonly activities = new Map<string, Activity>();
  readonly tags = new Map<string, readonly Tag[]>();
  executions = new StoredExecutions();
  /** Executions that must not be resumed, by number. */
  readonly setAside = new Set<number>();
  /** Events that executions share. */
  rows = new SharedRows();
  /** The size of all records, and of those that a later one replaces, in bytes. */
  bytes = 0;
  deadBytes = 0;
  /** The size of the last record about each subject. */
  private read: ((place: RecordPlace) => Buffer) | undefined;
  private readonly lastBytes = new Map<string, number>();

  /** For all but executions, the first line is the whole record. */
  take(payload: Buffer, place: RecordPlace): void {
    const end = payload.indexOf(10);
    const head = JSON.parse(payload.toString('utf8', 0, end < 0 ? payload.length : end)) as DataRecord;
    this.bytes += payload.length;
    const about = aboutOf(head);
    if (about !== undefined) {
      this.deadBytes += this.lastBytes.get(about) ?? 0;
      this.lastBytes.set(about, payload.length);
    }
    this.add(head, place, payload.length);
  }

  private add(record: DataRecord, place: RecordPlace, bytes: number): void {
    switch (record.kind) {
      case 'execution':
        this.executions.add(record, place, bytes);
        if (record.status !== 'RUNNING') this.setAside.delete(record.number);
        return;
      case 'mapRun':
        this.executions.mapRuns.add(record, place);
        return;
      case 'rows':
        this.rows.found(record, place);
        return;
      case 'service':
        this.service = record;
        return;
      case 'clock':
        this.clock = record;
        return;
      case 'revision':
        this.revisions.found(record.number, place);
        return;
      case 'machine':
        this.machines.set(record.arn, record);
        this.machinesGone.delete(record.arn);
        return;
      case 'machineGone':
        this.machines.delete(record.arn);
        this.machinesGone.set(record.arn, record.atMs);
        return;
      case 'activity':
        this.activities.set(record.activity.arn, record.activity);
        return;
      case 'activityGone':
        this.activities.delete(record.arn);
        return;
      case 'tags':
        this.tags.set(record.arn, record.tags);
        return;
      case 'forgotten':
        this.deadBytes += bytes + this.executions.forget(record.number);
        return;
      case 'setAside':
        this.setAside.add(record.number);
        return;
      case 'machineForgotten':
        this.deadBytes += bytes + this.executions.forgetMachine(record.arn);
        this.machinesGone.delete(record.arn);
        return;
      case 'reset':
        this.reset();
        return;
      default:
        throw new HarnessError(
          `The data directory has a record of the kind '${String((record as { kind: unknown }).kind)}', which this version ` +
            'of Stepmill does not support. Use the version that wrote it.',
        );
    }
  }

  /** Sets how records are read from now on. */
  readFrom(read: (place: RecordPlace) => Buffer): void {
    this.read = read;
    this.executions.read = this.rows.read = read;
  }

  /** Drops what the service has taken over. */
  forgetResources(): void {
    for (const map of [this.machines, this.machinesGone, this.activities, this.tags]) map.clear();
  }

  /** Forgets everything. */
  reset(): void {
    this.deadBytes = this.bytes;
    this.lastBytes.clear();
    this.clock = undefined;
    this.revisions = new Revisions();
    this.executions = new StoredExecutions();
    const { append } = this.rows;
    this.rows = new SharedRows();
    this.rows.append = append;
    this.executions.read = this.rows.read = this.read;
    this.setAside.clear();
    this.forgetResources();
  }
}

/** The subject of a record: a later one with the same subject replaces it. */
function aboutOf(record: DataRecord): string | undefined {
  switch (record.kind) {
    case 'service':
    case 'clock':
      return record.kind;
    case 'machine':
    case 'machineGone':
    case 'mapRun':
      return record.arn;
    case 'activity':
      return record.activity.arn;
    case 'activityGone':
      return record.arn;
    case 'tags':
      return `tags of ${record.arn}`;
    default:
      return undefined;
  }
}
