import type { Archive, ListedExecution } from './Archive';
import type { Execution, LiveStatus } from './Execution';
import { Fifo } from './Fifo';
import { countKeptBytes, isWorthCounting, mostKeptBytes } from './keptBytes';
import { MachineExecutions, mergeByNumber } from './MachineExecutions';
import { MapRuns } from './mapRuns/MapRuns';

/** How many ended executions are kept. The oldest are forgotten first. */
export interface KeepLimits {
  /** The maximum number of executions. Default: 10,000. */
  readonly executions?: number | undefined;
  /** The approximate maximum number of bytes of their data and events. Default: 256 MiB. */
  readonly bytes?: number | undefined;
  /** The maximum number of child executions of Distributed Maps, which count separately. Default: 5,000. */
  readonly children?: number | undefined;
}

/** All executions of a service: those that run, and those that have ended and are still kept. */
export class Executions {
  /** Their Map Runs, and with them the child executions. */
  readonly mapRuns: MapRuns;
  private readonly mostEnded: number;
  private readonly mostBytes: number;
  private readonly indexed = new Map<string, Execution>();
  /** Those that are not in the index yet: hashing an ARN takes a tenth of the time of a short execution. */
  private readonly latest: Execution[] = [];
  private readonly byMachine = new Map<string, MachineExecutions>();
  /** Ended executions, in the order in which they ended. */
  private readonly ended = new Fifo<Execution>();
  /** Those of them whose memory is only known by an upper bound. Few services keep enough executions to count it. */
  private readonly uncounted = new Fifo<Execution>();
  private bytes = 0;
  private elsewhere: Archive | undefined = undefined;
  /** When forgotten executions ended, by machine and name: their names remain taken. */
  private readonly forgotten = new Map<string, Map<string, number>>();
  /** How many executions were forgotten. */
  forgottenCount = 0;

  constructor({ executions = 10_000, bytes = 268_435_456, children = 5_000 }: KeepLimits = {}) {
    this.mostEnded = executions;
    this.mostBytes = bytes;
    this.mapRuns = new MapRuns(children);
  }

  /** Stores executions that memory no longer keeps. Without an archive they are forgotten. */
  get archive(): Archive | undefined {
    return this.elsewhere;
  }

  set archive(archive: Archive | undefined) {
    this.elsewhere = archive;
    this.mapRuns.archive = archive;
  }

  /** The object of a child that can be redriven: the one that the archive reads is read-only. */
  revived(child: Execution): Execution {
    return child.start.startMs === undefined ? child : this.archive!.revived(child);
  }

  add(execution: Execution): void {
    const { stateMachineArn } = execution;
    this.latest.push(execution);
    let siblings = this.byMachine.get(stateMachineArn);
    if (siblings === undefined) this.byMachine.set(stateMachineArn, (siblings = new MachineExecutions()));
    siblings.add(execution);
  }

  get(arn: string): Execution | undefined {
    // Most are looked up right after their start, or never.
    const last = this.latest.at(-1);
    const execution = last?.arn === arn ? last : this.byArn.get(arn);
    if (execution !== undefined) return execution;
    if (!arn.includes('/')) return this.archive?.get(arn);
    const child = this.mapRuns.child(arn);
    return child === 'letGo' || child === undefined ? this.archive?.get(arn) : child;
  }

  /** Whether this object is the one in memory, and not one read from the archive. */
  isInMemory(execution: Execution): boolean {
    return this.byArn.get(execution.arn) === execution;
  }

  /** Whether memory has an execution of this ARN, so that it is not looked for in the archive. */
  isKept(arn: string): boolean {
    return this.byArn.has(arn) || (arn.includes('/') && typeof this.mapRuns.child(arn) === 'object');
  }

  /** The executions of a machine, newest first, those in the archive included. `status`: only those that have it. */
  listed(stateMachineArn: string, status?: LiveStatus): Iterable<ListedExecution> {
    const inMemory = this.byMachine.get(stateMachineArn)?.newestFirst(status) ?? [].values();
    const archived = this.archive?.ofMachine(stateMachineArn, status);
    return archived === undefined ? inMemory : mergeByNumber(inMemory, archived);
  }

  /** The executions of a machine that are in memory, oldest first. */
  ofMachine(stateMachineArn: string): readonly Execution[] {
    return this.byMachine.get(stateMachineArn)?.all ?? [];
  }

  all(): Iterable<Execution> {
    return this.byArn.values();
  }

  /** Those that have not ended. */
  running(): readonly Execution[] {
    return [...this.indexed.values(), ...this.latest].filter(({ status }) => status === 'RUNNING');
  }

  /** When a forgotten execution of this name ended, in epoch milliseconds. */
  endOfForgotten(stateMachineArn: string, name: string): number | undefined {
    return this.forgotten.get(stateMachineArn)?.get(name);
  }

  /** Forgets an execution that has ended, and its name. */
  forget(execution: Execution): void {
    const { name, stateMachineArn } = execution;
    this.archive?.forget(execution.arn);
    if (!this.byArn.has(execution.arn)) return;
    this.drop(execution);
    this.sweep();
    this.byMachine.get(stateMachineArn)?.remove(execution);
    this.forgotten.get(stateMachineArn)?.delete(name);
  }

  /** Called when an execution has ended: it is now kept as long as there is room. The last one always is. */
  onEnded(execution: Execution): void {
    if (execution.keptBytes === 0) this.byMachine.get(execution.stateMachineArn)?.countEnded(execution.status, 1);
    this.setKept(execution, mostKeptBytes(execution));
    this.ended.add(execution);
    if (isWorthCounting(execution)) this.uncounted.add(execution);
    while (this.bytes > this.mostBytes && this.countNext());
    while (this.ended.size > this.mostEnded || this.bytes > this.mostBytes) if (!this.forgetOldest()) return;
  }

  /** Called when an execution that had ended with that status runs again. */
  onRedriven(execution: Execution, status: LiveStatus): void {
    this.discount(execution, status);
    this.sweep();
  }

  /** Forgets the older half of what has ended. */
  forgetHalf(): void {
    this.mapRuns.forgetHalf();
    for (let left = this.ended.size >> 1; left > 0; left--) this.forgetOldest();
  }

  /** Forgets all executions of a machine that is gone, and their names. */
  forgetMachine(stateMachineArn: string): void {
    this.archive?.forgetMachine(stateMachineArn);
    for (const execution of this.ofMachine(stateMachineArn)) this.drop(execution);
    this.sweep();
    this.byMachine.delete(stateMachineArn);
    this.forgotten.delete(stateMachineArn);
  }

  /** Removes an execution of `Engine.startApart`. */
  remove(execution: Execution): void {
    this.byMachine.delete(execution.stateMachineArn);
    this.drop(execution);
    this.sweep();
    this.forgottenCount -= 1;
  }

  private get byArn(): Map<string, Execution> {
    const { indexed, latest } = this;
    if (latest.length > 0) for (const execution of latest.splice(0)) indexed.set(execution.arn, execution);
    return indexed;
  }

  /** Counts the memory of the oldest uncounted execution. `false` if all are counted. */
  private countNext(): boolean {
    const execution = this.uncounted.take();
    if (execution !== undefined) this.setKept(execution, countKeptBytes(execution));
    return execution !== undefined;
  }

  private setKept(execution: Execution, bytes: number): void {
    this.bytes += bytes - execution.keptBytes;
    execution.keptBytes = bytes;
  }

  private forgetOldest(): boolean {
    if (this.ended.size < 2) return false;
    const oldest = this.ended.take()!;
    const { name, stateMachineArn, type, stopDate = 0 } = oldest;
    if (this.uncounted.first === oldest) this.uncounted.take();
    this.drop(oldest);
    this.byMachine.get(stateMachineArn)?.remove(oldest);
    // An Express execution has an ARN that no other gets.
    if (type === 'STANDARD' && this.archive === undefined) this.namesOf(stateMachineArn).set(name, stopDate);
    return true;
  }

  private drop(execution: Execution): void {
    this.byArn.delete(execution.arn);
    this.archive?.dropped(execution);
    this.forgottenCount += 1;
    this.mapRuns.forget(execution);
    this.discount(execution, execution.status);
  }

  /** It is no longer one that has ended and is kept. */
  private discount(execution: Execution, status: LiveStatus): void {
    if (execution.keptBytes > 0) this.byMachine.get(execution.stateMachineArn)?.countEnded(status, -1);
    this.setKept(execution, 0);
  }

  /** Takes those that do not count any more out of the ones that have ended. */
  private sweep(): void {
    for (const queue of [this.ended, this.uncounted]) queue.filter(({ keptBytes: bytes }) => bytes > 0);
  }

  private namesOf(stateMachineArn: string): Map<string, number> {
    let names = this.forgotten.get(stateMachineArn);
    if (names === undefined) this.forgotten.set(stateMachineArn, (names = new Map<string, number>()));
    return names;
  }
}
