import type { Execution } from '../../../engine/executions/Execution';
import type { EngineHost } from '../../../engine/executions/EngineHost';
import { ExecutionJournal } from '../../../engine/executions/replay/ExecutionJournal';
import type { MapRun } from '../../../engine/executions/mapRuns/MapRun';
import type { PlayedMapRun } from '../../../engine/executions/replay/PlayedMapRun';
import type { PlayedTask } from '../../../engine/executions/replay/Player';
import type { Recorder } from '../../../engine/executions/replay/Recorder';
import { bringToLife, following, unanswered, type Revived } from '../../../engine/executions/replay/revive';
import { ServiceError } from '../../../errors/ServiceError';
import { StatesError } from '../../../errors/StatesError';
import type { Resources } from '../../operations/OperationContext';
import type { DataDirectory } from './DataDirectory';
import type { ExecutionStore } from './ExecutionStore';
import type { PlayedExecution } from './ExecutionRecord';
import { giveUp } from './giveUp';
import { playStored } from './playStored';
import type { ReadExecution } from './readExecution';
import { endedChildren } from './restoreMapRun';
import { StoredExecution } from './StoredExecution';

/** Resumes the executions of an earlier process. */
export class Recovery {
  /** The child execution that a repeated task started before. */
  private rejoins: string | undefined;
  /** Functions that resume Map Runs. */
  private readonly mapRuns: (() => void)[] = [];

  constructor(
    private readonly data: DataDirectory,
    private readonly store: ExecutionStore,
    private readonly host: EngineHost,
    /** Passes questions on to that host. */
    private readonly recorder: Recorder,
    private readonly resources: () => Resources,
  ) {
    const reviveChild = (child: Execution): Execution => this.reviveChild(child);
    store.revive = reviveChild;
  }

  /**
   * Replays all running executions, one a step. This takes long and has no effects. Returns a function that resumes
   * them: see `goOnWith`.
   */
  *playAll(onNote: (note: string) => void): Generator<undefined, () => () => void> {
    const running = [...this.data.loaded.executions.all()].filter(({ status }) => status === 'RUNNING');
    running.sort((a, b) => a.number - b.number);
    const all: (StoredExecution | PlayedExecution)[] = [];
    for (const stored of running) {
      // A child needs its Map Run, which exists once its execution is resumed.
      all.push(stored.head.run === undefined ? this.play(stored) : stored);
      yield;
    }
    return () => this.goOnWith(all, onNote);
  }

  private play(stored: StoredExecution): PlayedExecution {
    const read = this.store.open(stored);
    const aside = this.whyAside(stored.number);
    if (aside !== undefined) return { stored, read, played: aside };
    return { stored, read, played: playStored(stored, read, this.resources().engine, this.host) };
  }

  private whyAside(number: number): string | undefined {
    const { turns, loaded } = this.data;
    if (loaded.setAside.has(number)) return '`stepmill data end` has set it aside';
    return turns?.isDangerous(number) === true
      ? 'two processes in a row have ended while it ran, so it is set aside. A redrive tries again'
      : undefined;
  }

  /**
   * Resumes all executions where they were; those that cannot be resumed end with the reason. Returns a function that
   * repeats the questions of running tasks: timers that are due in the meantime come first.
   */
  private goOnWith(all: readonly (StoredExecution | PlayedExecution)[], onNote: (note: string) => void): () => void {
    const revived: Revived[] = [];
    for (const one of all) {
      const { stored, read, played } = one instanceof StoredExecution ? this.play(one) : one;
      if (typeof played === 'object') {
        this.adopt(played, read, true);
        revived.push(played);
      } else {
        giveUp(stored, read, played, this.store, this.resources().engine);
        if (stored.head.run === undefined)
          onNote(`The execution ${stored.arn} could not be resumed and has failed: ${played}.`);
      }
    }
    // Writes before the first question.
    this.data.flush();
    for (const goOn of this.mapRuns.splice(0)) goOn();
    for (const one of revived) this.rejoinAll(one);
    const tasks = revived.flatMap(unanswered);
    return () => tasks.splice(0).forEach((played) => this.askAgain(played));
  }

  /** Restores an execution that has ended, for a redrive. Throws ExecutionNotRedrivable if that is impossible. */
  revive(arn: string): Execution {
    const stored = this.data.loaded.executions.get(arn)!;
    const read = this.store.open(stored);
    const played = playStored(stored, read, this.resources().engine, this.host);
    if (typeof played === 'string')
      throw new ServiceError('ExecutionNotRedrivable', `Execution ${arn} invalid for redrive as: ${played}`);
    this.adopt(played, read, false);
    for (const goOn of this.mapRuns.splice(0)) goOn();
    return played.execution;
  }

  /** Like `revive`, for a child of a Map Run that is redriven. Throws a StatesError, which ends the Map Run. */
  private reviveChild({ arn }: Execution): Execution {
    try {
      return this.revive(arn);
    } catch (error) {
      if (ServiceError.is(error)) throw new StatesError('Stepmill.NotResumed', error.message);
      throw error;
    }
  }

  /** The child that the repeated task started before, if any: see `rejoins`. */
  takeRejoined(): Execution | undefined {
    const arn = this.rejoins;
    this.rejoins = undefined;
    return arn === undefined ? undefined : this.resources().engine.executions.get(arn);
  }

  /** `isRunning`: whether it was running when its process ended. */
  private adopt(revived: Revived, read: ReadExecution, isRunning: boolean): void {
    const { execution, player } = revived;
    const { engine } = this.resources();
    const { child } = execution;
    const outer = read.parentArn === undefined ? undefined : engine.executions.get(read.parentArn);
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
    // It is about to be redriven, or has ended in the replay, after the records.
    this.store.told(journal);
    if (child === undefined) engine.executions.onEnded(execution);
    else if (isRunning) child.mapRun.childEnded(execution);
  }

  /** Restores a Map Run. Its running children follow, and then it continues. */
  private adoptMapRun(run: PlayedMapRun): void {
    const { mapRuns } = this.store;
    const stored = this.data.loaded.executions.mapRuns.get(run.arn);
    if (stored === undefined) return void this.mapRuns.push(() => run.live(undefined));
    const ended = [true, false].map((since) => endedChildren(mapRuns.childrenOf(stored), stored, since));
    mapRuns.restore(run, stored);
    this.resources().engine.executions.mapRuns.add(run);
    const read = (children: readonly StoredExecution[]): Iterable<Execution> => this.readEach(children, run);
    this.mapRuns.push(() => {
      run.children.sort();
      run.live((sinceRedrive) => read(ended[sinceRedrive ? 0 : 1]!));
    });
  }

  private *readEach(children: readonly StoredExecution[], run: MapRun): Generator<Execution> {
    for (const child of children) yield this.store.open(child, run).make(this.resources().engine);
  }

  /** Follows work that a task started elsewhere, which ends the task as before. */
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
          'Stepmill was ended while it followed the job that this task had started, and there is no longer an endpoint at which ' +
          'it could be followed. It is not known whether the job has ended.';
        task.endTask({ error: 'States.TaskFailed', cause });
      }
    }
    this.rejoins = undefined;
  }

  /** Repeats the question of a running task. This adds no event. */
  private askAgain({ task, childArn }: PlayedTask): void {
    if (task.isClosed) return;
    this.rejoins = childArn;
    this.data.turns?.begin(task.execution);
    try {
      const reply = this.recorder.askAgain(task);
      if (reply !== undefined) task.answerAgain(reply);
      else this.resources().engine.activities.offer(task);
    } catch (error) {
      task.fail(error);
    } finally {
      this.data.turns?.end();
      this.rejoins = undefined;
    }
  }
}
