import type { Execution } from './Execution';
import { keptBytes } from './keptBytes';
import type { MapRun } from './mapRuns/MapRun';
import { MapRuns } from './mapRuns/MapRuns';

/** What is kept of executions that have ended. The older ones are forgotten. */
export interface KeepLimits {
  /** So many executions. Default 10,000. */
  readonly executions?: number | undefined;
  /** About so many bytes of their data and events. Default 256 MiB. */
  readonly bytes?: number | undefined;
  /** So many child executions of Distributed Maps, beside the others. Default 5,000. */
  readonly children?: number | undefined;
}

/** What a list tells of an execution. */
export type ListedExecution = Pick<
  Execution,
  | 'arn'
  | 'name'
  | 'number'
  | 'status'
  | 'startDate'
  | 'stopDate'
  | 'stateMachineArn'
  | 'versionArn'
  | 'aliasArn'
  | 'redriveCount'
  | 'redriven'
> & { readonly child: ListedChild | undefined };

/** What a list tells of an execution that is a child of a Map Run. */
interface ListedChild {
  readonly mapRun: Pick<MapRun, 'arn' | 'children'>;
  readonly index: number;
  readonly itemCount: number;
}

/** Keeps executions that have ended elsewhere than in memory. */
export interface Archive {
  /** Answers another object each time it has not been used for a while. */
  get(arn: string): Execution | undefined;
  /** Of a machine, newest first. */
  ofMachine(stateMachineArn: string): Iterable<ListedExecution>;
  mapRun(arn: string): MapRun | undefined;
  /** Of an execution that this archive has answered, oldest first. */
  mapRunsOf(execution: Execution): readonly MapRun[];
  /** The child with that number. */
  child(mapRun: MapRun, index: number): ListedExecution | undefined;
  /** A child that has ended, as it goes on with a redrive. Throws a StatesError when it cannot. */
  revived(child: Execution): Execution;
  /** It is not in memory any more. */
  dropped(execution: Execution): void;
  forget(arn: string): void;
  forgetMachine(stateMachineArn: string): void;
}

/** All executions of a service: those that run, and those that have ended and are still kept. */
export class Executions {
  /** Their Map Runs, and with them the child executions. */
  readonly mapRuns: MapRuns;
  private readonly mostEnded: number;
  private readonly mostBytes: number;
  private readonly byArn = new Map<string, Execution>();
  private readonly byMachine = new Map<string, Execution[]>();
  /** Executions that have ended, the one that ended first first, and how much of each is kept. */
  private readonly ended = new Map<Execution, number>();
  private oldest = this.ended.keys();
  private bytes = 0;
  private elsewhere: Archive | undefined;
  /** Names of forgotten executions by machine, and when each ended: they stay used. */
  private readonly forgotten = new Map<string, Map<string, number>>();
  /** How many are not kept any more. */
  forgottenCount = 0;

  constructor({ executions = 10_000, bytes = 268_435_456, children = 5_000 }: KeepLimits = {}) {
    this.mostEnded = executions;
    this.mostBytes = bytes;
    this.mapRuns = new MapRuns(children);
  }

  /** Where those are that memory does not keep; without one they are forgotten. */
  get archive(): Archive | undefined {
    return this.elsewhere;
  }

  set archive(archive: Archive | undefined) {
    this.elsewhere = archive;
    this.mapRuns.archive = archive;
  }

  /** A child of a Map Run that is about to be redriven: one that was read from the archive can be looked at alone. */
  revived(child: Execution): Execution {
    return child.start.startMs === undefined ? child : this.archive!.revived(child);
  }

  add(execution: Execution): void {
    const { arn, stateMachineArn } = execution;
    this.byArn.set(arn, execution);
    const siblings = this.byMachine.get(stateMachineArn);
    if (siblings) siblings.push(execution);
    else this.byMachine.set(stateMachineArn, [execution]);
  }

  get(arn: string): Execution | undefined {
    const execution = this.byArn.get(arn);
    if (execution !== undefined) return execution;
    if (!arn.includes('/')) return this.archive?.get(arn);
    const child = this.mapRuns.child(arn);
    return child === 'letGo' || child === undefined ? this.archive?.get(arn) : child;
  }

  /** Whether this very execution is kept in memory, and not one that was read again. */
  isInMemory(execution: Execution): boolean {
    return this.byArn.get(execution.arn) === execution;
  }

  /** Of a machine, newest first, wherever they are kept. */
  *listed(stateMachineArn: string): Generator<ListedExecution> {
    const inMemory = this.ofMachine(stateMachineArn);
    let at = inMemory.length - 1;
    for (const archived of this.archive?.ofMachine(stateMachineArn) ?? []) {
      while (at >= 0 && inMemory[at]!.number > archived.number) yield inMemory[at--]!;
      if (at >= 0 && inMemory[at]!.number === archived.number) yield inMemory[at--]!;
      else yield archived;
    }
    for (; at >= 0; at--) yield inMemory[at]!;
  }

  /** Of a machine, oldest first; those in memory alone. */
  ofMachine(stateMachineArn: string): readonly Execution[] {
    return this.byMachine.get(stateMachineArn) ?? [];
  }

  all(): Iterable<Execution> {
    return this.byArn.values();
  }

  /** When an execution of this name ended, in epoch milliseconds, that a machine had and that is not kept any more. */
  endOfForgotten(stateMachineArn: string, name: string): number | undefined {
    return this.forgotten.get(stateMachineArn)?.get(name);
  }

  /** Forgets an execution that has ended, and its name. */
  forget(execution: Execution): void {
    const { name, stateMachineArn } = execution;
    this.archive?.forget(execution.arn);
    if (!this.byArn.has(execution.arn)) return;
    this.drop(execution);
    const siblings = this.byMachine.get(stateMachineArn);
    siblings?.splice(siblings.indexOf(execution), 1);
    this.forgotten.get(stateMachineArn)?.delete(name);
  }

  /** An execution has ended: from now on it is kept as long as there is room. The one that ended last always is. */
  onEnded(execution: Execution): void {
    const bytes = keptBytes(execution);
    this.ended.set(execution, bytes);
    this.bytes += bytes;
    while (this.ended.size > this.mostEnded || this.bytes > this.mostBytes) if (!this.forgetOldest()) return;
  }

  /** An execution that had ended runs again. */
  onRedriven(execution: Execution): void {
    this.bytes -= this.ended.get(execution) ?? 0;
    this.ended.delete(execution);
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
    this.byMachine.delete(stateMachineArn);
    this.forgotten.delete(stateMachineArn);
  }

  /** Takes an execution away that never was one of a machine. */
  remove(execution: Execution): void {
    this.byMachine.delete(execution.stateMachineArn);
    this.drop(execution);
    this.forgottenCount -= 1;
  }

  private forgetOldest(): boolean {
    if (this.ended.size < 2) return false;
    const oldest = this.nextOldest();
    const { name, stateMachineArn, type, stopDate = 0 } = oldest;
    this.drop(oldest);
    const siblings = this.byMachine.get(stateMachineArn);
    // Most often it is the first, and the others need not be moved.
    if (siblings?.[0] === oldest) siblings.shift();
    else siblings?.splice(siblings.indexOf(oldest), 1);
    // An Express execution has an ARN that no other gets.
    if (type === 'STANDARD' && this.archive === undefined) this.namesOf(stateMachineArn).set(name, stopDate);
    return true;
  }

  /** One after the other: to look from the beginning passes all that were forgotten since the map was last made anew. */
  private nextOldest(): Execution {
    let next = this.oldest.next();
    if (next.done === true) next = (this.oldest = this.ended.keys()).next();
    return next.value as Execution;
  }

  private drop(execution: Execution): void {
    this.byArn.delete(execution.arn);
    this.archive?.dropped(execution);
    this.forgottenCount += 1;
    this.mapRuns.forget(execution);
    this.bytes -= this.ended.get(execution) ?? 0;
    this.ended.delete(execution);
  }

  private namesOf(stateMachineArn: string): Map<string, number> {
    let names = this.forgotten.get(stateMachineArn);
    if (names === undefined) this.forgotten.set(stateMachineArn, (names = new Map<string, number>()));
    return names;
  }
}
