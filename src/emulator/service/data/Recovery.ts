import { isDeepStrictEqual } from 'node:util';
import type { Execution } from '../../../engine/executions/Execution';
import type { Host } from '../../../engine/executions/Host';
import { ExecutionJournal } from '../../../engine/executions/replay/ExecutionJournal';
import type { PlayedTask } from '../../../engine/executions/replay/Player';
import type { Recorder } from '../../../engine/executions/replay/Recorder';
import { bringToLife, following, playAgain, unanswered, type Revived } from '../../../engine/executions/replay/revive';
import { toLogEvent } from './sameEvents';
import { ServiceError } from '../../../errors/ServiceError';
import type { Resources } from '../../operations/OperationContext';
import type { DataDirectory } from './DataDirectory';
import type { ExecutionStore } from './ExecutionStore';
import type { ReadExecution } from './readExecution';
import type { StoredExecution } from './StoredExecution';

/** Makes executions go on that an earlier process has begun. */
export class Recovery {
  /** The execution that a task which is asked again has begun before. */
  private rejoins: string | undefined;
  private readonly data: DataDirectory;
  private readonly store: ExecutionStore;
  private readonly recorder: Recorder;
  private readonly host: Host;
  private readonly resources: () => Resources;

  constructor(data: DataDirectory, store: ExecutionStore, recorder: Recorder, host: Host, resources: () => Resources) {
    this.data = data;
    this.store = store;
    this.recorder = recorder;
    this.host = host;
    this.resources = resources;
  }

  /** All that ran go on where they were. What cannot ends, and says why. */
  goOn(onNote: (note: string) => void): void {
    const running = [...this.data.loaded.executions.all()].filter(({ status }) => status === 'RUNNING');
    running.sort((a, b) => a.number - b.number);
    const revived: Revived[] = [];
    for (const stored of running) {
      const read = this.store.open(stored);
      const played = this.tryAgain(stored, read);
      if (typeof played === 'object') {
        this.adopt(played, read);
        revived.push(played);
      } else {
        this.giveUp(stored, read, played);
        onNote(`The execution ${stored.arn} could not go on and has failed: ${played}.`);
      }
    }
    // Nobody is asked before it is written what they are asked for.
    this.data.flush();
    for (const one of revived) this.rejoinAll(one);
    for (const one of revived) for (const played of unanswered(one)) this.askAgain(played);
  }

  /** Brings an execution back that has ended, for a redrive. Throws ExecutionNotRedrivable when that cannot be. */
  revive(arn: string): Execution {
    const stored = this.data.loaded.executions.get(arn)!;
    const read = this.store.open(stored);
    const played = this.tryAgain(stored, read);
    if (typeof played === 'string')
      throw new ServiceError('ExecutionNotRedrivable', `Execution ${arn} invalid for redrive as: ${played}`);
    this.adopt(played, read);
    return played.execution;
  }

  /** See `rejoins`: whether the task that is being asked again has begun this already. */
  takeRejoined(): Execution | undefined {
    const arn = this.rejoins;
    this.rejoins = undefined;
    return arn === undefined ? undefined : this.resources().engine.get(arn);
  }

  /** The execution as it goes on, or why it does not. */
  private tryAgain(stored: StoredExecution, read: ReadExecution): Revived | string {
    if (read.unplayable !== undefined) return `Stepmill cannot play it again, as ${read.unplayable}`;
    if (read.isCut) return 'Stepmill has dropped events of it for want of memory';
    const { start, told: records } = read;
    const { engine } = this.resources();
    let played: Revived;
    try {
      const recorded = { start, startMs: stored.startDate, seed: engine.seed, number: stored.number, records };
      played = playAgain(recorded, this.host);
    } catch (error) {
      return `this version of Stepmill cannot play it again: ${(error as Error).message}`;
    }
    if (played.player.cameToMapRun) return 'Stepmill cannot play it again, as it comes to a Distributed Map';
    const { history } = played.execution;
    const events = history.events.slice(0, read.events.length);
    if (played.player.isOver && isDeepStrictEqual(events.map(toLogEvent), read.events.map(toLogEvent))) return played;
    const at = read.events.findIndex(
      (event, index) => !isDeepStrictEqual(toLogEvent(event), toLogEvent(events[index])),
    );
    const where = at < 0 ? 'after its last event' : `at its event ${at + 1}`;
    played.execution.stop();
    return `this version of Stepmill makes another history of what it was told (${where}), so that it was begun by another version`;
  }

  private adopt(revived: Revived, read: ReadExecution): void {
    const { execution, player } = revived;
    const { engine } = this.resources();
    const parent = read.parentArn === undefined ? undefined : engine.get(read.parentArn);
    bringToLife(revived, engine, parent?.status === 'RUNNING' ? parent : undefined);
    const journal = new ExecutionJournal(execution, (told) => this.store.told(told));
    journal.goOn(
      player.tasks.map(({ task }) => task),
      player.timers,
    );
    this.recorder.adopt(journal);
    this.store.resumed(journal, read.events.length);
    for (const record of player.further) journal.tell(record);
    engine.executions.add(execution);
    if (execution.status === 'RUNNING') return this.host.started?.(execution);
    this.store.told(journal);
    engine.executions.onEnded(execution);
  }

  /** It stays as it is written down, and fails. */
  private giveUp(stored: StoredExecution, read: ReadExecution, why: string): void {
    const { engine } = this.resources();
    const execution = read.make(engine);
    const journal = new ExecutionJournal(execution, (told) => this.store.told(told));
    this.recorder.adopt(journal);
    this.store.resumed(journal, read.events.length);
    const error = 'Stepmill.NotResumed';
    const cause = `Stepmill was ended while the execution ran. It could not go on: ${why}.`;
    Object.assign(execution, { status: 'FAILED', error, cause, stopDate: Math.max(engine.now(), stored.startDate) });
    execution.history.appendEnd('ExecutionFailed', execution.history.length, execution.stopDate!, { error, cause });
    engine.executions.add(execution);
    this.store.told(journal);
    engine.executions.onEnded(execution);
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
        const cause =
          'Stepmill was ended while it followed the job that this task had begun. Whether the job has ended is not known.';
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
