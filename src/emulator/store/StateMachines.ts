import type { WorkflowType } from '../../language/asl/types';
import { stateMachineArn, type Scope } from './arns';
import type { MachineRevision } from '../../engine/executions/MachineRevision';
import { NamedLists } from './NamedLists';
import { StateMachine } from './StateMachine';

/** Where time skips, a caller that polls with StartExecution must see the end: after this number of responses. */
const mostAnswers = 8;

interface Leaving {
  readonly machine: StateMachine;
  readonly untilMs: number;
  answersLeft: number;
}

/** The state machines of all accounts and regions, by ARN. */
export class StateMachines {
  private readonly byArn = new Map<string, StateMachine>();
  private readonly lists = new NamedLists<StateMachine>();
  /** Called with each machine that is new or has changed. */
  onChange: ((machine: StateMachine) => void) | undefined;
  /** Called with each machine that was removed. */
  onRemove: ((arn: string, nowMs: number) => void) | undefined;
  private readonly removed = new Map<string, number>();
  /** Machines that callers still see as DELETING, by ARN, and until when. Not written to disk: a restart ends it. */
  private readonly leaving = new Map<string, Leaving>();

  /** `arn` is the unqualified one. */
  get(arn: string): StateMachine | undefined {
    return this.byArn.get(arn);
  }

  /** The machines of one account and region, by name. */
  list(scope: Scope): readonly StateMachine[] {
    return this.lists.of(scope);
  }

  create({ accountId, region }: Scope, name: string, type: WorkflowType, revision: MachineRevision): StateMachine {
    const arn = stateMachineArn({ accountId, region }, name);
    const machine = new StateMachine({ arn, name, accountId, region, type }, revision);
    this.restore(machine);
    this.onChange?.(machine);
    return machine;
  }

  /** Restores a machine from its record. */
  restore(machine: StateMachine): void {
    machine.onChange = this.onChange;
    this.leaving.delete(machine.arn);
    this.byArn.set(machine.arn, machine);
    this.lists.add(machine);
  }

  all(): Iterable<StateMachine> {
    return this.byArn.values();
  }

  /** Whether a machine with this ARN existed and was removed. */
  wasRemoved(arn: string): boolean {
    return this.removed.has(arn);
  }

  restoreRemoved(arn: string, removedMs: number): void {
    const machine = this.byArn.get(arn);
    if (machine !== undefined) this.lists.remove(machine);
    this.byArn.delete(arn);
    this.removed.delete(arn);
    this.removed.set(arn, removedMs);
  }

  /** `leavesMs`: the time until which `leavingAt` returns it. */
  remove(machine: StateMachine, nowMs: number, leavesMs: number): void {
    this.restoreRemoved(machine.arn, nowMs);
    for (const [arn, { untilMs }] of this.leaving) if (untilMs <= nowMs) this.leaving.delete(arn);
    this.leaving.set(machine.arn, { machine, untilMs: leavesMs, answersLeft: mostAnswers });
    this.onRemove?.(machine.arn, nowMs);
  }

  /** A removed machine that callers still see as DELETING; where time skips, `mostAnswers` times. */
  leavingAt(arn: string, { now, skips }: { now: number; skips: boolean }): StateMachine | undefined {
    const found = this.leaving.get(arn);
    if (found === undefined || found.untilMs <= now) return undefined;
    if (skips && --found.answersLeft === 0) this.leaving.delete(arn);
    return found.machine;
  }

  /** Ends that. */
  forgetLeaving(arn: string): void {
    this.leaving.delete(arn);
  }

  /** Removes and returns the ARNs of machines that were removed at or before `untilMs`. */
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
