import { HarnessError } from '../../../errors/HarnessError';
import { StatesError } from '../../../errors/StatesError';
import type { Execution, LiveStatus, OpenState } from '../Execution';
import type { ChildInput } from './ChildInputs';
import { childRedriveStatus } from './childRedriveStatus';
import { ChildStart } from './ChildStart';
import { Counts, type EndStatus } from './Counts';
import type { MapRun } from './MapRun';

/** AWS: at most this many children of a Map Run run at a time. */
const maxChildren = 10_000;

/** The number of children shown with what they wait for. */
const childrenShown = 3;

/** How a Map Run's children ended that are no longer kept. */
class LetGo {
  count = 0;
  private readonly statuses = new Set<string>();

  add(status: string): void {
    this.count += 1;
    this.statuses.add(status);
  }

  /** Whether one of them may have this status (any, if absent). */
  mayHave(status: string | undefined): boolean {
    return status === undefined ? this.count > 0 : this.statuses.has(status);
  }
}

/** The child executions of one Map Run: begins them, and counts how they and their items end. */
export class Children {
  readonly itemCounts = new Counts();
  readonly executionCounts = new Counts();
  /** Children that run, and those that have ended and are still kept, by index. */
  readonly kept = new Map<number, Execution>();
  readonly letGo = new LetGo();
  /** How many have begun. Their indexes are below this number. */
  begun = 0;
  /** The number of items of the children that have begun. */
  itemsBegun = 0;
  /** Children that a redrive still has to run again. */
  private readonly toRedrive = new Set<Execution>();

  constructor(private readonly run: MapRun) {}

  get running(): number {
    return this.executionCounts.running;
  }

  /** Whether another one may run. */
  get haveRoom(): boolean {
    const { maxConcurrency = 0 } = this.run.limits;
    return this.running < (maxConcurrency === 0 ? maxChildren : Math.min(maxConcurrency, maxChildren));
  }

  get waitForRedrive(): boolean {
    return this.toRedrive.size > 0;
  }

  begin({ input, itemCount }: ChildInput): void {
    const index = this.begun;
    this.begun += 1;
    this.itemsBegun += itemCount;
    this.itemCounts.begin(itemCount);
    this.executionCounts.begin(1);
    this.beginChild(new ChildStart(this.run, index, input, itemCount));
  }

  /** A child has ended. */
  onEnded(child: Execution): void {
    const { itemCount } = child.child!;
    this.itemCounts.end(child.status as EndStatus, itemCount);
    this.executionCounts.end(child.status as EndStatus, 1);
    if (child.status === 'SUCCEEDED' || childRedriveStatus(child).redriveStatus === 'REDRIVABLE_BY_MAP_RUN') return;
    this.itemCounts.failuresNotRedrivable += itemCount;
    this.executionCounts.failuresNotRedrivable += 1;
  }

  /** Sorts the children by when they began: a restart finds ended ones before running ones. */
  sort(): void {
    const inOrder = [...this.kept].sort(([a], [b]) => a - b);
    this.kept.clear();
    for (const [index, child] of inOrder) this.kept.set(index, child);
  }

  /** Stops those that run, as StopExecution does. */
  stop(): void {
    for (const child of [...this.kept.values()]) if (child.status === 'RUNNING') child.stop();
  }

  /** For a redrive: children that have not succeeded will run again. */
  reopen(): void {
    for (const child of this.kept.values()) this.reopenChild(child);
    const { failed, timedOut, aborted, failuresNotRedrivable } = this.executionCounts;
    if (failed + timedOut + aborted <= failuresNotRedrivable) return;
    throw new HarnessError(
      `The Map Run of the state '${this.run.plan.state}' cannot be redriven: some of its children that have not succeeded ` +
        'are no longer kept. The option keep.children sets how many are.',
    );
  }

  /** Makes a child wait for its redrive. Returns whether it can be redriven. */
  reopenChild(child: Execution): boolean {
    if (childRedriveStatus(child).redriveStatus !== 'REDRIVABLE_BY_MAP_RUN') return false;
    this.toRedrive.add(child);
    this.itemCounts.reopen(child.status as EndStatus, child.child!.itemCount);
    this.executionCounts.reopen(child.status as EndStatus, 1);
    return true;
  }

  /** AWS: a Standard child continues, an Express one restarts under its ARN (recorded 2026). */
  redriveNext(): void {
    const [child] = this.toRedrive as Set<Execution> & Iterable<Execution>;
    this.toRedrive.delete(child!);
    const start = child!.child!;
    this.itemCounts.redrive(start.itemCount);
    this.executionCounts.redrive(1);
    if (child!.type === 'STANDARD') return this.run.execution.engine.executions.revived(child!).redrive();
    start.restarts += 1;
    start.startMs = undefined;
    this.beginChild(start);
  }

  /** Called when the run ended before all of them ran again: the others keep their status. */
  giveUpRedrive(): void {
    for (const child of this.toRedrive) {
      this.itemCounts.giveUpRedrive(child.status as EndStatus, child.child!.itemCount);
      this.executionCounts.giveUpRedrive(child.status as EndStatus, 1);
      this.run.execution.engine.executions.mapRuns.onChildEnded(child);
    }
    this.toRedrive.clear();
  }

  /**
   * Throws the failure of the run if the role may not start or redrive the next child.
   *
   * AWS: the cause has no text around it; the ARN is that of the machine without a label (recorded 2026).
   */
  checkRights(): void {
    const { execution, plan } = this.run;
    const { host } = execution.engine;
    if (host.deniesChildren === undefined) return;
    const [child] = this.toRedrive as Set<Execution> & Iterable<Execution>;
    const denied =
      child === undefined || child.type === 'EXPRESS'
        ? host.deniesChildren(execution, plan.state, 'states:StartExecution', execution.stateMachineArn.split('/')[0]!)
        : host.deniesChildren(execution, plan.state, 'states:RedriveExecution', child.arn);
    if (denied !== undefined) throw new StatesError('States.Runtime', denied);
  }

  /** The status of a child in the API. */
  statusOf(child: Pick<Execution, 'status'>): LiveStatus | 'PENDING_REDRIVE' {
    return this.toRedrive.has(child as Execution) ? 'PENDING_REDRIVE' : child.status;
  }

  /** Stops keeping a child that has ended. */
  release(child: Execution): void {
    this.kept.delete(child.child!.index);
    this.letGo.add(child.status);
  }

  /** The current states of the first running children. */
  openStates(): readonly OpenState[] {
    const open: OpenState[] = [];
    for (const child of this.kept.values()) {
      if (child.status === 'RUNNING') open.push(...child.openStates());
      if (open.length >= childrenShown) break;
    }
    return open;
  }

  private beginChild(start: ChildStart): void {
    const child = this.run.execution.engine.newChild(start);
    this.kept.set(start.index, child);
    child.begin();
  }
}
