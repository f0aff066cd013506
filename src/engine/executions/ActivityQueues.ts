import type { Clock } from '../../clock/Timeline';
import { toText } from '../../util/json';
import type { Task } from './Task';

/** What a worker gets: the task's token and its input as JSON. */
export interface ActivityTask {
  readonly taskToken: string;
  readonly input: string;
}

interface Worker {
  readonly workerName: string | undefined;
  readonly take: (attempt: Task | undefined) => void;
}

/** AWS: GetActivityTask responds without a task after this long. */
const pollMs = 60_000;

/** Tasks that wait for workers, and workers that wait for tasks, by activity ARN; both in order of arrival. */
export class ActivityQueues {
  private readonly tasks = new Map<string, Task[]>();
  private readonly workers = new Map<string, Worker[]>();

  constructor(private readonly clock: Clock) {}

  offer(attempt: Task): void {
    const { arn } = attempt.request.resource;
    const worker = this.workers.get(arn)?.shift();
    if (worker !== undefined) worker.take(attempt);
    else listOf(this.tasks, arn).push(attempt);
  }

  /** Takes a task out of its queue. Returns `false` if no queue has it. */
  withdraw(attempt: Task): boolean {
    const list = this.tasks.get(attempt.request.resource.arn);
    const index = list?.indexOf(attempt) ?? -1;
    if (index >= 0) list!.splice(index, 1);
    return index >= 0;
  }

  /** How many workers wait for tasks of an activity. */
  workersOf(arn: string): number {
    return this.workers.get(arn)?.length ?? 0;
  }

  /** Resolves with a task of the activity, or `undefined` if none came in time or `signal` aborts. */
  poll(arn: string, workerName: string | undefined, signal?: AbortSignal): Promise<ActivityTask | undefined> {
    const attempt = this.tasks.get(arn)?.shift();
    if (attempt !== undefined) return Promise.resolve(lease(attempt, workerName));
    if (signal?.aborted) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const take = (taken: Task | undefined): void => {
        timer.cancel();
        signal?.removeEventListener('abort', giveUp);
        resolve(taken && lease(taken, workerName));
      };
      const worker = { workerName, take };
      const giveUp = (): void => {
        const list = listOf(this.workers, arn);
        list.splice(list.indexOf(worker), 1);
        take(undefined);
      };
      const timer = this.clock.after(pollMs, giveUp);
      signal?.addEventListener('abort', giveUp);
      listOf(this.workers, arn).push(worker);
    });
  }

  /** Moves the tasks that no worker has taken to other queues. */
  handOver(to: ActivityQueues): void {
    for (const list of this.tasks.values()) for (const task of list.splice(0)) if (!task.isTaken) to.offer(task);
  }

  /** Ends every worker's wait without a task. */
  close(): void {
    for (const list of this.workers.values()) for (const worker of list.splice(0)) worker.take(undefined);
  }
}

function lease(attempt: Task, workerName: string | undefined): ActivityTask {
  const { taskToken, parameters } = attempt.request;
  attempt.leased(workerName);
  return { taskToken: taskToken!, input: toText(parameters) };
}

function listOf<T>(lists: Map<string, T[]>, key: string): T[] {
  let list = lists.get(key);
  if (list === undefined) lists.set(key, (list = []));
  return list;
}
