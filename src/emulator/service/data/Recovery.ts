import type { Execution } from '../../../engine/executions/Execution';
import type { Host } from '../../../engine/executions/Host';
import { ChildStart } from '../../../engine/executions/mapRuns/ChildStart';
import { ExecutionJournal } from '../../../engine/executions/replay/ExecutionJournal';
import type { MapRun } from '../../../engine/executions/mapRuns/MapRun';
import type { PlayedMapRun } from '../../../engine/executions/replay/PlayedMapRun';
import type { PlayedTask } from '../../../engine/executions/replay/Player';
import { bringToLife, following, playAgain, unanswered, type Revived } from '../../../engine/executions/replay/revive';
import { whereOther } from './sameEvents';
import { ServiceError } from '../../../errors/ServiceError';
import { StatesError } from '../../../errors/StatesError';
import type { Resources } from '../../operations/OperationContext';
import type { DataDirectory } from './DataDirectory';
import type { ExecutionStore } from './ExecutionStore';
import type { PlayedExecution } from './PlayedExecution';
import type { ReadExecution } from './readExecution';
import { endedChildren } from './restoreMapRun';
import { StoredExecution } from './StoredExecution';

/** Makes executions go on that an earlier process has begun. */
export class Recovery {
  /** The execution that a task which is asked again has begun before. */
  private rejoins: string | undefined;
  /** What makes Map Runs go on. */
  private readonly mapRuns: (() => void)[] = [];
  private readonly data: DataDirectory;
  private readonly store: ExecutionStore;
  private readonly host: Host;
  private readonly resources: () => Resources;

  constructor(data: DataDirectory, store: ExecutionStore, host: Host, resources: () => Resources) {
    this.data = data;
    this.store = store;
    this.host = host;
    this.resources = resources;
    const reviveChild = (child: Execution): Execution => this.reviveChild(child);
    store.revive = reviveChild;
  }

  /**
   * Plays all again that ran, one execution a step: that takes long and touches nothing. Returns what makes them go on, see
   * `goOnWith`.
   */
  *playAll(onNote: (note: string) => void): Generator<undefined, () => () => void> {
    const running = [...this.data.loaded.executions.all()].filter(({ status }) => status === 'RUNNING');
    running.sort((a, b) => a.number - b.number);
    const all: (StoredExecution | PlayedExecution)[] = [];
    for (const stored of running) {
      // A child needs its Map Run, which is there when the execution of that goes on.
      all.push(stored.head.run === undefined ? this.play(stored) : stored);
      yield;
    }
    return () => this.goOnWith(all, onNote);
  }

  private play(stored: StoredExecution): PlayedExecution {
    const read = this.store.open(stored);
    return { stored, read, played: this.tryAgain(stored, read) };
  }

  /**
   * All that ran go on where they were. What cannot ends, and says why. Answers what asks again for the tasks that were
   * under way: what became due meanwhile comes before their answers.
   */
  private goOnWith(all: readonly (StoredExecution | PlayedExecution)[], onNote: (note: string) => void): () => void {
    const revived: Revived[] = [];
    for (const one of all) {
      const { stored, read, played } = one instanceof StoredExecution ? this.play(one) : one;
      if (typeof played === 'object') {
        this.adopt(played, read, true);
        revived.push(played);
      } else {
        this.giveUp(stored, read, played);
        if (stored.head.run === undefined)
          onNote(`The execution ${stored.arn} could not go on and has failed: ${played}.`);
      }
    }
    // Nobody is asked before it is written what they are asked for.
    this.data.flush();
    for (const goOn of this.mapRuns.splice(0)) goOn();
    for (const one of revived) this.rejoinAll(one);
    const tasks = revived.flatMap(unanswered);
    return () => tasks.splice(0).forEach((played) => this.askAgain(played));
  }

  /** Brings an execution back that has ended, for a redrive. Throws ExecutionNotRedrivable when that cannot be. */
  revive(arn: string): Execution {
    const stored = this.data.loaded.executions.get(arn)!;
    const read = this.store.open(stored);
    const played = this.tryAgain(stored, read);
    if (typeof played === 'string')
      throw new ServiceError('ExecutionNotRedrivable', `Execution ${arn} invalid for redrive as: ${played}`);
    this.adopt(played, read, false);
    for (const goOn of this.mapRuns.splice(0)) goOn();
    return played.execution;
  }

  /** As `revive`, for a child of a Map Run that is redriven. Throws a StatesError, which ends the Map Run. */
  private reviveChild({ arn }: Execution): Execution {
    try {
      return this.revive(arn);
    } catch (error) {
      if (ServiceError.is(error)) throw new StatesError('Stepmill.NotResumed', error.message);
      throw error;
    }
  }

  /** See `rejoins`: whether the task that is being asked again has begun this already. */
  takeRejoined(): Execution | undefined {
    const arn = this.rejoins;
    this.rejoins = undefined;
    return arn === undefined ? undefined : this.resources().engine.get(arn);
  }

  /** The execution as it goes on, or why it does not. */
  private tryAgain(stored: StoredExecution, read: ReadExecution): Revived | string {
    if (read.isCut) return 'Stepmill has dropped events of it for want of memory';
    const { start, told: records } = read;
    const { engine } = this.resources();
    const isChild = start instanceof ChildStart;
    if (isChild && start.mapRun.status !== 'RUNNING') return 'the Map Run that it belongs to has ended';
    if (isChild) start.isAlone = true;
    let played: Revived;
    try {
      const recorded = { start, startMs: stored.startDate, seed: engine.seed, number: stored.number, records };
      played = playAgain(recorded, this.host);
    } catch (error) {
      return `this version of Stepmill cannot play it again: ${(error as Error).message}`;
    }
    const where = whereOther(played.execution.history.events, read.events);
    if (where === undefined && played.player.isOver) return played;
    played.execution.stop();
    return `this version of Stepmill makes another history of what it was told (${where ?? 'after its last event'}), so that it was begun by another version`;
  }

  /** `isRunning`: it ran when its process ended. */
  private adopt(revived: Revived, read: ReadExecution, isRunning: boolean): void {
    const { execution, player } = revived;
    const { engine } = this.resources();
    const { child } = execution;
    const outer = read.parentArn === undefined ? undefined : engine.get(read.parentArn);
    const parent = child?.mapRun.execution ?? (outer?.status === 'RUNNING' ? outer : undefined);
    bringToLife(revived, engine, parent);
    const journal = new ExecutionJournal(execution, this.store);
    const tasks = player.tasks.map(({ task }) => task);
    journal.goOn(tasks, player.timers, player.mapRuns);
    execution.journal = journal;
    this.store.resumed(journal, read.events.length);
    for (const record of player.further) journal.tell(record);
    for (const run of player.mapRuns) this.adoptMapRun(run);
    if (child === undefined) engine.executions.add(execution);
    else child.mapRun.children.kept.set(child.index, execution);
    if (execution.status === 'RUNNING') return this.host.started?.(execution);
    // A redrive is to come, or it has ended with what it was asked further.
    this.store.told(journal);
    if (child === undefined) engine.executions.onEnded(execution);
    else if (isRunning) child.mapRun.childEnded(execution);
  }

  /** It stands where it stood; its children that run follow, and then it goes on. */
  private adoptMapRun(run: PlayedMapRun): void {
    const { mapRuns } = this.store;
    const stored = this.data.loaded.executions.mapRuns.get(run.arn);
    if (stored === undefined) return void this.mapRuns.push(() => run.live(undefined));
    const ended = [true, false].map((since) => endedChildren(mapRuns.childrenOf(stored), stored, since));
    mapRuns.restore(run, stored);
    this.resources().engine.executions.mapRuns.add(run);
    const read = (children: readonly StoredExecution[]): Iterable<Execution> => this.readEach(children, run);
    this.mapRuns.push(() => run.live((sinceRedrive) => read(ended[sinceRedrive ? 0 : 1]!)));
  }

  private *readEach(children: readonly StoredExecution[], run: MapRun): Generator<Execution> {
    for (const child of children) yield this.store.open(child, run).make(this.resources().engine);
  }

  /** It stays as it is written down, and fails. */
  private giveUp(stored: StoredExecution, read: ReadExecution, why: string): void {
    const { engine } = this.resources();
    const execution = read.make(engine);
    const journal = new ExecutionJournal(execution, this.store);
    execution.journal = journal;
    this.store.resumed(journal, read.events.length);
    const { child, history } = execution;
    const stopDate = Math.max(engine.now(), stored.startDate);
    // A child ends with its Map Run, and not for a reason of its own.
    const isCutOff = child !== undefined && child.mapRun.status !== 'RUNNING';
    const error = 'Stepmill.NotResumed';
    const cause = `Stepmill was ended while the execution ran. It could not go on: ${why}.`;
    Object.assign(execution, isCutOff ? { status: 'ABORTED', stopDate } : { status: 'FAILED', error, cause, stopDate });
    if (isCutOff) history.appendEnd('ExecutionAborted', 0, stopDate, {});
    else history.appendEnd('ExecutionFailed', history.length, stopDate, { error, cause });
    this.store.told(journal);
    if (child === undefined) {
      engine.executions.add(execution);
      engine.executions.onEnded(execution);
    } else if (!isCutOff) {
      child.mapRun.children.kept.set(child.index, execution);
      engine.executions.mapRuns.onChildEnded(execution);
      child.mapRun.childEnded(execution);
    }
    for (const run of this.store.mapRunsOf(execution)) if (run.status === 'RUNNING') this.giveUpMapRun(run, stopDate);
  }

  private giveUpMapRun(run: MapRun, stopDate: number): void {
    Object.assign(run, { status: 'ABORTED', stopDate });
    for (const counts of [run.children.itemCounts, run.children.executionCounts]) counts.end('ABORTED', counts.running);
    this.store.mapRunChanged(run);
  }

  /** What a task has begun ends it, as before. */
  private rejoinAll(revived: Revived): void {
    for (const { task, reply, childArn, isLate } of following(revived)) {
      const { request } = task;
      if (childArn !== undefined) {
        this.rejoins = childArn;
        void this.host.ask(request, task);
      } else if (
        isLate === true &&
        reply.endedBy === 'outside' &&
        request.resource.kind === 'integration' &&
        request.resource.pattern === 'SYNC'
      ) {
        if (this.host.follow?.(request, task, reply.submitted ?? null) === true) continue;
        const cause =
          'Stepmill was ended while it followed the job that this task had begun, and there is no endpoint any more at which ' +
          'it could be followed. Whether the job has ended is not known.';
        task.endTask({ error: 'States.TaskFailed', cause });
      }
    }
    this.rejoins = undefined;
  }

  /** It was under way: whoever answers it is asked once more, and no further event says so. */
  private askAgain({ task, childArn }: PlayedTask): void {
    if (task.isClosed) return;
    this.rejoins = childArn;
    try {
      const reply = this.host.ask(task.request, task);
      if (reply !== undefined) task.answerAgain(reply);
      else this.resources().engine.activities.offer(task);
    } catch (error) {
      task.fail(error);
    } finally {
      this.rejoins = undefined;
    }
  }
}
