import type { Place } from '../../../engine/journal/Journal';
import type { ExecutionHead } from './ExecutionRecord';
import { StoredExecution } from './StoredExecution';

/** The executions whose records are in a folder. */
export class StoredExecutions {
  private readonly byArn = new Map<string, StoredExecution>();
  /** In order of their numbers. */
  private readonly byMachine = new Map<string, StoredExecution[]>();

  /** A record of an execution is at that place. */
  add(head: ExecutionHead, place: Place, bytes: number): StoredExecution {
    let stored = this.byArn.get(head.arn);
    if (stored === undefined) {
      stored = new StoredExecution(head);
      this.byArn.set(head.arn, stored);
      this.insert(stored);
    }
    stored.add(head, place, bytes);
    return stored;
  }

  get(arn: string): StoredExecution | undefined {
    return this.byArn.get(arn);
  }

  all(): Iterable<StoredExecution> {
    return this.byArn.values();
  }

  get lastNumber(): number {
    let last = -1;
    for (const { number } of this.byArn.values()) last = Math.max(last, number);
    return last;
  }

  *newestFirst(stateMachineArn: string): Generator<StoredExecution> {
    const own = this.byMachine.get(stateMachineArn) ?? [];
    for (let at = own.length - 1; at >= 0; at--) yield own[at]!;
  }

  /** Answers how many bytes its records have. */
  forget(arn: string): number {
    const stored = this.byArn.get(arn);
    if (stored === undefined) return 0;
    this.byArn.delete(arn);
    const own = this.byMachine.get(stored.stateMachineArn)!;
    own.splice(own.indexOf(stored), 1);
    return stored.bytes;
  }

  forgetMachine(stateMachineArn: string): number {
    const own = this.byMachine.get(stateMachineArn) ?? [];
    for (const { arn } of own) this.byArn.delete(arn);
    this.byMachine.delete(stateMachineArn);
    return own.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Those that end early are written down early. */
  private insert(stored: StoredExecution): void {
    const { stateMachineArn, number } = stored;
    const own = this.byMachine.get(stateMachineArn);
    if (own === undefined) {
      this.byMachine.set(stateMachineArn, [stored]);
      return;
    }
    let at = own.length;
    while (at > 0 && own[at - 1]!.number > number) at -= 1;
    own.splice(at, 0, stored);
  }
}
