import type { Engine } from '../../../engine/executions/Engine';
import type { Execution } from '../../../engine/executions/Execution';
import { stateOf } from '../../../engine/executions/mapRuns/MapRunState';
import type { MapRun } from '../../../engine/executions/mapRuns/MapRun';
import { ReadMapRun } from '../../../engine/executions/mapRuns/newMapRun';
import { invariant } from '../../../errors/invariant';
import { parseStateMachineArn, parseArn } from '../../store/arns';
import type { DataDirectory } from './DataDirectory';
import { restoreMapRun } from './restoreMapRun';
import type { StoredExecution } from './StoredExecution';
import type { MapRunRecord, StoredMapRun, StoredMapRuns } from './StoredMapRuns';

/** Writes Map Runs as they run, and reads those of executions that are no longer in memory. */
export class MapRunStore {
  private readonly dirty = new Set<MapRun>();
  private readonly read = new WeakMap<Execution, readonly MapRun[]>();

  /** `make` creates a child from its records. */
  constructor(
    private readonly data: DataDirectory,
    private readonly engine: () => Engine,
    private readonly make: (child: StoredExecution, mapRun: MapRun) => Execution,
  ) {}

  private get stored(): StoredMapRuns {
    return this.data.loaded.executions.mapRuns;
  }

  changed(mapRun: MapRun): void {
    this.dirty.add(mapRun);
  }

  /** Writes them before their children, whose records name them. */
  writeDown(): void {
    for (const run of this.dirty) {
      const { arn, execution, plan, target } = run;
      const { machine, revision } = target;
      const record: MapRunRecord = {
        kind: 'mapRun',
        arn,
        execution: execution.number,
        state: plan.state,
        machineArn: machine.arn,
        type: machine.type,
        creationDateMs: machine.creationDateMs,
        revision: this.data.numberOf(revision, machine.type),
        ...stateOf(run),
      };
      this.stored.add(record, this.data.append(record));
    }
    this.dirty.clear();
  }

  /** The last record of a Map Run. */
  recordOf({ place }: StoredMapRun): MapRunRecord {
    return JSON.parse(this.data.read(place).toString()) as MapRunRecord;
  }

  /** The Map Run with this ARN; reads its execution for it. */
  get(arn: string): MapRun | undefined {
    const stored = this.stored.get(arn);
    const execution = stored && this.data.loaded.executions.at(stored.execution);
    if (execution === undefined) return undefined;
    const { executions } = this.engine();
    const parent = executions.get(execution.arn);
    return parent && executions.mapRuns.of(parent).find((run) => run.arn === arn);
  }

  /** The Map Runs of an execution that was read, oldest first. */
  of(execution: Execution): readonly MapRun[] {
    let runs = this.read.get(execution);
    if (runs === undefined) {
      runs = this.stored.of(execution.number).map((stored) => this.readAgain(execution, stored));
      this.read.set(execution, runs);
    }
    return runs;
  }

  childrenOf(run: StoredMapRun): StoredExecution[] {
    const { executions } = this.data.loaded;
    return run.children.flatMap((number) => executions.at(number) ?? []);
  }

  child(mapRun: MapRun, index: number): StoredExecution | undefined {
    const number = this.stored.get(mapRun.arn)?.children[index];
    const child = number === undefined ? undefined : this.data.loaded.executions.at(number);
    return child && Object.assign(child, { mapRun });
  }

  /** Restores a Map Run; see `restoreMapRun`. */
  restore(run: MapRun, stored: StoredMapRun): void {
    restoreMapRun(run, { stored, record: this.recordOf(stored), children: this.childrenOf(stored), make: this.make });
  }

  private readAgain(execution: Execution, stored: StoredMapRun): MapRun {
    const record = this.recordOf(stored);
    const { arn, machineArn, type, state, creationDateMs } = record;
    const { region } = parseArn(machineArn, 'stateMachine');
    const { name } = parseStateMachineArn(machineArn);
    const machine = { arn: machineArn, name, region, type, creationDateMs };
    const target = { machine, revision: this.data.revision(record.revision) };
    const run = new ReadMapRun(execution, state, { arn, target });
    this.restore(run, stored);
    return run;
  }

  /** The Map Run with this ARN, which must exist. */
  there(arn: string): MapRun {
    const run = this.engine().executions.mapRuns.get(arn);
    invariant(run, 'a Map Run is there as long as its children are');
    return run;
  }
}
