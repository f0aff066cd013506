import type { WorkflowType } from '../../language/asl/types';
import { stateMachineArn, type Scope } from './arns';
import { byName } from './configuration';
import type { MachineRevision } from './MachineRevision';
import { StateMachine } from './StateMachine';

/** The state machines of all accounts and regions, by ARN. */
export class StateMachines {
  private readonly byArn = new Map<string, StateMachine>();
  private readonly removed = new Map<string, number>();

  /** `arn` is the unqualified one. */
  get(arn: string): StateMachine | undefined {
    return this.byArn.get(arn);
  }

  /** Those of one account and region, by name. */
  list({ accountId, region }: Scope): StateMachine[] {
    const own = [...this.byArn.values()].filter((one) => one.accountId === accountId && one.region === region);
    return own.sort(byName);
  }

  all(): Iterable<StateMachine> {
    return this.byArn.values();
  }

  create({ accountId, region }: Scope, name: string, type: WorkflowType, revision: MachineRevision): StateMachine {
    const arn = stateMachineArn({ accountId, region }, name);
    const machine = new StateMachine({ arn, name, accountId, region, type }, revision);
    this.byArn.set(arn, machine);
    return machine;
  }

  remove(machine: StateMachine, nowMs: number): void {
    this.byArn.delete(machine.arn);
    this.removed.delete(machine.arn);
    this.removed.set(machine.arn, nowMs);
  }

  /** Takes the ARNs of machines that were removed at `untilMs` or before; each is answered once. */
  takeRemoved(untilMs: number): string[] {
    const taken: string[] = [];
    for (const [arn, removedMs] of this.removed) {
      if (removedMs > untilMs) break;
      taken.push(arn);
      this.removed.delete(arn);
    }
    return taken;
  }

  /** The same for one machine, whenever it was removed. */
  takeRemovedMachine(arn: string): boolean {
    return this.removed.delete(arn);
  }
}
