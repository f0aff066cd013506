import type { ExecutionStatus, Redrive } from '../../../engine/executions/Execution';
import type { ListedExecution } from '../../../engine/executions/Executions';
import type { Place } from '../../../engine/journal/Journal';
import type { ExecutionHead } from './ExecutionRecord';

/** What memory has of an execution whose records are in the folder: what lists tell, and where the records are. */
export class StoredExecution implements ListedExecution {
  readonly arn: string;
  readonly number: number;
  readonly stateMachineArn: string;
  readonly revision: number;
  readonly startDate: number;
  readonly versionArn: string | undefined;
  readonly aliasArn: string | undefined;
  readonly child: undefined;
  status: ExecutionStatus = 'RUNNING';
  stopDate: number | undefined;
  redriveCount = 0;
  /** Of its records. */
  bytes = 0;
  private redrivenMs: number | undefined;
  private where: Place | Place[] | undefined;

  constructor({ arn, number, machineArn, revision, startMs, versionArn, aliasArn }: ExecutionHead) {
    this.arn = arn;
    this.number = number;
    this.stateMachineArn = machineArn;
    this.revision = revision;
    this.startDate = startMs;
    this.versionArn = versionArn;
    this.aliasArn = aliasArn;
  }

  get name(): string {
    return this.arn.slice(this.arn.lastIndexOf(':') + 1);
  }

  /** As far as a list tells of it. */
  get redriven(): Redrive | undefined {
    const { redrivenMs } = this;
    return redrivenMs === undefined ? undefined : ({ timeMs: redrivenMs } as Redrive);
  }

  /** Of its records, in order. */
  get places(): readonly Place[] {
    const { where } = this;
    return typeof where === 'object' ? where : where === undefined ? [] : [where];
  }

  /** A further record of it. Most have one. */
  add({ status, stopMs, redrives = 0, redrivenMs }: ExecutionHead, place: Place, bytes: number): void {
    this.bytes += bytes;
    this.status = status;
    this.stopDate = stopMs;
    this.redriveCount = redrives;
    this.redrivenMs = redrivenMs;
    if (typeof this.where === 'object') this.where.push(place);
    else this.where = this.where === undefined ? place : [this.where, place];
  }
}
