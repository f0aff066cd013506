import { HarnessError } from '../../../errors/HarnessError';
import { StatesError } from '../../../errors/StatesError';
import type { Execution, LiveStatus } from '../Execution';
import type { OpenState } from '../openStates';
import type { ChildInput } from './ChildInputs';
import { childRedriveStatus } from './childRedriveStatus';
import { ChildStart } from './ChildStart';
import { Counts, type EndStatus } from './Counts';
import { LetGo } from './LetGo';
import type { MapRun } from './MapRun';

/** Of so many children it is told what they wait for. */
const childrenShown = 3;

/** The child executions of one Map Run: begins them, and counts how they and their items end. */
export class Children {
  readonly itemCounts = new Counts();
  readonly executionCounts = new Counts();
  /** Those that run, and those that have ended and are still kept, by number. */
  readonly kept = new Map<number, Execution>();
  readonly letGo = new LetGo();
  /** How many have begun: their numbers are below it. */
  begun = 0;
  /** How many items these have. */
  itemsBegun = 0;
  private readonly run: MapRun;
  /** Those that a redrive has still to run again. */
  private readonly toRedrive = new Set<Execution>();

  constructor(run: MapRun) {
    this.run = run;
  }

  get running(): number {
    return this.executionCounts.running;
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

  /** Ends those that run, as StopExecution does. */
  stop(): void {
    for (const child of [...this.kept.values()]) if (child.status === 'RUNNING') child.stop();
  }

  /** For a redrive: what has not succeeded will run again. */
  reopen(): void {
    for (const child of this.kept.values()) this.reopenChild(child);
    const { failed, timedOut, aborted, failuresNotRedrivable } = this.executionCounts;
    if (failed + timedOut + aborted <= failuresNotRedrivable) return;
    throw new HarnessError(
      `The Map Run of the state '${this.run.plan.state}' cannot be redriven: some of its children that have not succeeded ` +
        'are not kept any more. The option keep.children says how many are.',
    );
  }

  /** A child waits for its redrive, if it can be redriven; answers whether it does. */
  reopenChild(child: Execution): boolean {
    if (childRedriveStatus(child).redriveStatus !== 'REDRIVABLE_BY_MAP_RUN') return false;
    this.toRedrive.add(child);
    this.itemCounts.reopen(child.status as EndStatus, child.child!.itemCount);
    this.executionCounts.reopen(child.status as EndStatus, 1);
    return true;
  }

  /** AWS: a Standard child goes on, an Express one begins anew under its ARN (recorded 2026). */
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

  /** The run has ended before all of them ran again: the others stand where they stood. */
  giveUpRedrive(): void {
    for (const child of this.toRedrive) {
      this.itemCounts.giveUpRedrive(child.status as EndStatus, child.child!.itemCount);
      this.executionCounts.giveUpRedrive(child.status as EndStatus, 1);
      this.run.execution.engine.executions.mapRuns.onChildEnded(child);
    }
    this.toRedrive.clear();
  }

  /**
   * Throws what the run fails with when the role must not run the next child.
   *
   * AWS: neither is put into a frame; the machine is the plain one (recorded 2026).
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

  /** What the API says of a child. */
  statusOf(child: Pick<Execution, 'status'>): LiveStatus | 'PENDING_REDRIVE' {
    return this.toRedrive.has(child as Execution) ? 'PENDING_REDRIVE' : child.status;
  }

  /** Where the first of them stand. */
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
