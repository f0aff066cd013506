import type { EndedResult } from '../../../contract/mapRun';
import type { Json } from '../../../util/json';
import type { Execution } from '../Execution';
import { childRecord } from './childRecord';
import { childRedriveStatus } from './childRedriveStatus';
import type { EndStatus } from './Counts';

/** An ended child, as shown in the results of a Map Run. Members are created only when they are read. */
export class EndedChild implements EndedResult {
  constructor(
    private readonly child: Execution,
    readonly index: number,
  ) {}

  get status(): EndStatus {
    return this.child.status as EndStatus;
  }

  get executionArn(): string {
    return this.child.arn;
  }

  get stateMachineArn(): string {
    return this.child.stateMachineArn;
  }

  get name(): string {
    return this.child.name;
  }

  get input(): Json {
    return this.child.input;
  }

  get output(): Json | undefined {
    return this.child.output;
  }

  get error(): string | undefined {
    return this.child.error;
  }

  get cause(): string | undefined {
    return this.child.cause;
  }

  get startDate(): number {
    return this.child.startDate;
  }

  get stopDate(): number {
    return this.child.stopDate!;
  }

  get redriveCount(): number {
    return this.child.redriveCount ?? 0;
  }

  get redriveStatus(): string {
    return childRedriveStatus(this.child).redriveStatus;
  }

  get redriveStatusReason(): string | undefined {
    return childRedriveStatus(this.child).redriveStatusReason;
  }

  record(): string {
    return childRecord(this);
  }
}
