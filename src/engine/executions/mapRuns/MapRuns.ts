import type { Execution } from '../Execution';
import type { Archive } from '../Archive';
import { Fifo } from '../Fifo';
import type { MapRun } from './MapRun';
import { OpenMapRuns } from './OpenMapRuns';

/** The Map Runs of a service and their children, running or ended, as long as they are kept. */
export class MapRuns {
  private readonly byArn = new Map<string, MapRun>();
  private readonly byExecution = new Map<Execution, MapRun[]>();
  /** By the labelled ARN of the children's machine. */
  private readonly byMachine = new Map<string, Set<MapRun>>();
  /** Ended children, in the order in which they ended. Failed ones are kept longer. */
  private readonly succeeded = new Fifo<Execution>();
  private readonly unsuccessful = new Fifo<Execution>();

  readonly open = new OpenMapRuns();

  /** The number of children that are no longer kept. */
  letGoCount = 0;

  /** Stores Map Runs and children that memory no longer keeps. */
  archive: Archive | undefined = undefined;

  /** `mostEnded`: how many ended children are kept. */
  constructor(private readonly mostEnded: number) {}

  add(run: MapRun): void {
    this.byArn.set(run.arn, run);
    push(this.byExecution, run.execution, run);
    const { arn } = run.target.machine;
    let runs = this.byMachine.get(arn);
    if (runs === undefined) this.byMachine.set(arn, (runs = new Set()));
    runs.add(run);
  }

  get(arn: string): MapRun | undefined {
    return this.byArn.get(arn) ?? this.archive?.mapRun(arn);
  }

  /** The Map Runs of an execution, oldest first. */
  of(execution: Execution): readonly MapRun[] {
    const runs = this.byExecution.get(execution);
    if (runs !== undefined) return runs;
    return (execution.start.startMs === undefined ? undefined : this.archive?.mapRunsOf(execution)) ?? [];
  }

  /** All children that are kept. */
  *children(): Generator<Execution> {
    for (const { children } of this.byArn.values()) yield* children.kept.values();
  }

  /** The child with this ARN; `letGo` if it existed and is no longer kept. */
  child(arn: string): Execution | 'letGo' | undefined {
    const label = /^(.*):(?:execution|express):([^:]+\/[^:]+):/s.exec(arn);
    if (label === null) return undefined;
    for (const run of this.byMachine.get(`${label[1]!}:stateMachine:${label[2]!}`) ?? []) {
      const index = run.names.indexOf(arn);
      if (index !== undefined && index < run.children.begun) return run.children.kept.get(index) ?? 'letGo';
    }
    return undefined;
  }

  /** Called when a child has ended. From now on it is kept while there is room. */
  onChildEnded(child: Execution): void {
    (child.status === 'SUCCEEDED' ? this.succeeded : this.unsuccessful).add(child);
    if (this.succeeded.size + this.unsuccessful.size > this.mostEnded) this.letGo();
  }

  /** Called when children of a run are redriven. */
  reopen(run: MapRun): void {
    this.unsuccessful.filter(
      (child) => child.child!.mapRun !== run || run.children.statusOf(child) !== 'PENDING_REDRIVE',
    );
  }

  /** Lets half of the ended children go. */
  forgetHalf(): void {
    for (let left = (this.succeeded.size + this.unsuccessful.size) >> 1; left > 0; left--) this.letGo();
  }

  /** Called when an execution is forgotten: forgets its Map Runs. */
  forget(execution: Execution): void {
    const runs = this.byExecution.get(execution);
    if (runs === undefined) return;
    this.byExecution.delete(execution);
    for (const run of runs) {
      this.byArn.delete(run.arn);
      this.byMachine.get(run.target.machine.arn)?.delete(run);
      const isOther = (child: Execution): boolean => child.child!.mapRun !== run;
      this.succeeded.filter(isOther);
      this.unsuccessful.filter(isOther);
      for (const child of run.children.kept.values()) {
        this.archive?.dropped(child);
        this.forget(child);
      }
    }
  }

  private letGo(): void {
    const from = this.succeeded.size > 0 ? this.succeeded : this.unsuccessful;
    const child = from.take()!;
    this.letGoCount += 1;
    child.child!.mapRun.children.release(child);
    this.archive?.dropped(child);
    this.forget(child);
  }
}

function push(lists: Map<Execution, MapRun[]>, key: Execution, run: MapRun): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [run]);
  else list.push(run);
}
