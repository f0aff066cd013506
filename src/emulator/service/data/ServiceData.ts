import type { Execution } from '../../../engine/executions/Execution';
import type { EngineHost } from '../../../engine/executions/EngineHost';
import { semantics } from '../../../engine/executions/replay/semantics';
import { afterTurn, monotonicMs } from '../../../clock/system';
import { HarnessError } from '../../../errors/HarnessError';
import { invariant } from '../../../errors/invariant';
import { removeAfter } from '../../operations/machine/deleteMachine';
import type { Resources } from '../../operations/OperationContext';
import type { Activity } from '../../store/Activities';
import type { Ids } from '../../store/ids';
import type { MachineRevision } from '../../../engine/executions/MachineRevision';
import type { StateMachine } from '../../store/StateMachine';
import { StateMachines } from '../../store/StateMachines';
import { aheadOfSystem, type Author, type DataDirectory } from './DataDirectory';
import { DurableHost } from './DurableHost';
import { ExecutionStore } from './ExecutionStore';
import type { ClockRecord, ServiceRecord } from './Loaded';
import { Recovery } from './Recovery';
import { readMachine, writeMachine } from './resourceRecords';

/** A clock that is further ahead of the system's was moved. */
const movedMs = 1_000;

/** The maximum number of executions that are replayed before other work gets a turn. */
const mostInSlice = 25;
const sliceMs = 5;

/** Connects one service to its data directory: restores it from there, and writes changes. */
export class ServiceData implements Author {
  readonly stateMachines = new StateMachines();
  readonly host: DurableHost;
  readonly secrets: ServiceRecord;
  private readonly store: ExecutionStore;
  private readonly recovery: Recovery;
  private resources: Resources | undefined;
  private release: (() => void) | undefined;
  /** Replays executions, while that is going on. */
  private steps: { readonly next: ReturnType<Recovery['playAll']>; readonly release: () => void } | undefined;
  private goneOn: Promise<void> | undefined;
  /** Why they cannot be resumed. */
  private failure: Error | undefined;
  private clock: ClockRecord | undefined;

  /** `hasOwnTime`: the clock does not follow the system's. */
  constructor(
    private readonly data: DataDirectory,
    host: EngineHost,
    ids: Ids,
    private readonly hasOwnTime: boolean,
  ) {
    const { service } = data.loaded;
    this.secrets = {
      kind: 'service',
      secret: service?.secret ?? ids.secret(),
      pageSecret: service?.pageSecret ?? ids.secret(),
      starts: (service?.starts ?? 0) + 1,
      semantics,
    };
    const theirs = (): Resources => {
      invariant(this.resources, 'a service is there before its executions are');
      return this.resources;
    };
    const engine = (): Resources['engine'] => theirs().engine;
    this.store = new ExecutionStore(data, this.stateMachines, engine);
    this.host = new DurableHost(host, this.store, data.turns);
    this.recovery = new Recovery(data, this.store, host, this.host, theirs);
  }

  /** Restores the data into a new service. Nothing runs before `goOn`. */
  attach(resources: Resources): void {
    this.resources = resources;
    const { data } = this;
    const { loaded } = data;
    const { stateMachines, activities, tags, engine } = resources;
    const numberOf = (revision: MachineRevision, { type }: StateMachine): number => data.numberOf(revision, type);
    const machineChanged = (machine: StateMachine): void => {
      data.append(writeMachine(machine, (revision) => numberOf(revision, machine)));
    };
    stateMachines.onChange = machineChanged;
    const machineGone = (arn: string, atMs: number): void => void data.append({ kind: 'machineGone', arn, atMs });
    stateMachines.onRemove = machineGone;
    for (const record of loaded.machines.values())
      stateMachines.restore(readMachine(record, (number) => data.revision(number)));
    for (const [arn, atMs] of loaded.machinesGone) stateMachines.restoreRemoved(arn, atMs);
    for (const activity of loaded.activities.values()) activities.restore(activity);
    for (const [arn, own] of loaded.tags) tags.add(arn, own);
    const activityChanged = (arn: string, activity: Activity | undefined): void =>
      void data.append(activity === undefined ? { kind: 'activityGone', arn } : { kind: 'activity', activity });
    activities.onChange = activityChanged;
    const tagsChanged = (arn: string): void => void data.append({ kind: 'tags', arn, tags: tags.list(arn) });
    tags.onChange = tagsChanged;
    loaded.forgetResources();
    engine.executions.archive = this.store;
    engine.started = loaded.executions.lastNumber + 1;
    this.setClock();
    data.clock = this;
    const rest = (): (() => void) => engine.scheduler.rest();
    data.onFull = rest;
    if (data.isReadOnly) return;
    data.append(this.secrets);
    this.release = engine.scheduler.rest();
  }

  /** Resumes the executions of the earlier process. */
  goOn(onNote: (note: string) => void): void {
    this.begin(onNote);
    while (this.isGoingOn) this.goOnWithSome(Infinity);
  }

  /**
   * Like `goOn`, in slices of the event loop. Resolves when all are resumed; `undefined` if they already are. Rejects
   * if one cannot be read. Then nothing more is written, so the folder is unchanged.
   */
  goOnInSlices(onNote: (note: string) => void): Promise<void> | undefined {
    this.begin(onNote);
    if (this.isGoingOn && this.goneOn === undefined) this.goOnWithSome(mostInSlice);
    if (!this.isGoingOn) return undefined;
    this.goneOn ??= new Promise((resolve, reject) => {
      const slice = (): void => {
        try {
          if (this.isGoingOn) this.goOnWithSome(mostInSlice);
          if (this.isGoingOn) afterTurn(slice);
          else resolve();
        } catch {
          reject(this.failure!);
        }
      };
      afterTurn(slice);
    });
    return this.goneOn;
  }

  /** Whether executions are still to be resumed. Until then, they must not be shown. */
  get isGoingOn(): boolean {
    return this.steps !== undefined;
  }

  /** Whether machines and activities are known, even if executions are not. */
  get knowsMachines(): boolean {
    return this.isGoingOn && this.failure === undefined;
  }

  /** Stops resuming. */
  cancel(): void {
    this.steps = undefined;
  }

  private begin(onNote: (note: string) => void): void {
    const { release } = this;
    if (release === undefined) return;
    // Tries to write first, so that a full disk is reported before anything waits.
    try {
      this.data.flush();
    } catch (error) {
      throw new HarnessError((error as Error).message);
    }
    this.release = undefined;
    this.steps = { next: this.recovery.playAll(onNote), release };
  }

  private goOnWithSome(most: number): void {
    if (this.failure !== undefined) throw this.failure;
    try {
      this.playSome(most);
    } catch (error) {
      this.data.abandon();
      this.failure = HarnessError.is(error) ? notResumed(error) : (error as Error);
      throw this.failure;
    }
  }

  private playSome(most: number): void {
    const { steps } = this;
    const endMs = monotonicMs() + sliceMs;
    for (let count = 0; count < most && steps !== undefined; count++) {
      const step = steps.next.next();
      if (step.done === true) {
        this.steps = undefined;
        return this.letGo(step.value(), steps.release);
      }
      if (most < Infinity && monotonicMs() > endMs) return;
    }
  }

  private letGo(askAgain: () => void, release: () => void): void {
    const { resources } = this;
    for (const machine of [...resources!.stateMachines.all()]) if (machine.deleting) removeAfter(resources!, machine);
    const { clock, scheduler } = resources!.engine;
    // Timers that became due while no process ran come before new answers.
    if ((clock.nextTimerMs() ?? Infinity) >= clock.now()) askAgain();
    release();
    clock.advance(0);
    askAgain();
    scheduler.drain();
  }

  /** Before a redrive: makes an execution that was read from the folder ready to run. */
  revive(execution: Execution): Execution {
    const { engine } = this.resources!;
    // Writes first what ended before the redrive.
    this.data.flush();
    return engine.executions.isInMemory(execution) ? execution : this.recovery.revive(execution.arn);
  }

  /** See `Recovery.takeRejoined`. */
  takeRejoined(): Execution | undefined {
    return this.recovery.takeRejoined();
  }

  /** Called when the clock may have been moved. */
  noteTime(): void {
    if (!this.data.isReadOnly) this.data.register(this);
  }

  /** The clock's time. */
  writeDown(): void {
    const { engine } = this.resources!;
    const nowMs = engine.now();
    const aheadMs = aheadOfSystem(nowMs);
    const clock: ClockRecord = this.hasOwnTime ? { kind: 'clock', nowMs } : { kind: 'clock', aheadMs };
    const before = this.clock?.nowMs ?? 0;
    const isMoved = this.hasOwnTime ? nowMs !== before : Math.abs(aheadMs - (this.clock?.aheadMs ?? 0)) > movedMs;
    if (!isMoved) return;
    this.clock = clock;
    this.data.append(clock);
  }

  private setClock(): void {
    const { clock } = this.data.loaded;
    this.clock = clock;
    if (clock === undefined) return;
    const { engine } = this.resources!;
    const wantedMs = clock.nowMs ?? engine.now() - aheadOfSystem(engine.now()) + (clock.aheadMs ?? 0);
    if (wantedMs > engine.now() + movedMs || (this.hasOwnTime && wantedMs > engine.now()))
      engine.clock.advance(wantedMs - engine.now());
  }
}

function notResumed({ message }: HarnessError): HarnessError {
  return new HarnessError(
    `${message} No execution was resumed, and the folder is unchanged. Restore it from a copy, or inspect the rest ` +
      'of it with --read-only.',
  );
}
