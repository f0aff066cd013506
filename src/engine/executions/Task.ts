import type { OutcomeListener, TaskOutcome, TaskReply, TaskRequest } from '../../contract/task';
import { append } from '../../util/append';
import { isPending, waitFor, type Pending, type Waiter } from '../../util/pending';
import type { TaskSays, TaskSignal } from '../interpreter/effects';
import type { RunningTask } from '../interpreter/InterpretedRun';
import type { Fiber, FiberExecution, FiberScheduler } from './Fiber';
import type { InputTask, TaskInput } from './Input';
import { receiveTaskInput } from './receiveInput';
import { endsAtOnce, isSubmitted, isTimed, waitsForToken } from './requestTraits';
import { TaskTimers } from './TaskTimers';

/** An engine, for tasks. */
export interface TaskEngine {
  readonly scheduler: FiberScheduler;
  readonly tokens: { forget(token: string): void; forgetCutOff(token: string, executionArn: string): void };
  readonly activities: { offer(task: Task): void; withdraw(task: Task): boolean };
  readonly host: { readonly unreachable?: boolean | undefined };
  /** The number of promises that executions wait for: running handlers, item readers. */
  working: number;
}

/** An execution, for its tasks. */
export interface TaskExecution extends FiberExecution {
  readonly engine: TaskEngine;
}

/**
 * One attempt of a task: its answer and its end, its timeouts, its token. Most tasks are answered immediately, so what
 * only the others need is created when first used.
 */
export class Task implements InputTask, RunningTask, Waiter<TaskReply> {
  private ownTimers: TaskTimers | undefined = undefined;
  private abandonListeners: (() => void)[] | undefined = undefined;
  private outcomeListeners: OutcomeListener[] | undefined = undefined;
  private holdsTime = false;
  /** The engine that counts this task as waiting for a promise. */
  private countedBy: TaskEngine | undefined = undefined;
  /** The promised answer, until it arrives. */
  private late: Pending<TaskReply> | undefined = undefined;
  private closed = false;
  /** Whether it has started (its first answer has arrived, or a worker has it) and still has to end. */
  private open = false;
  private early: TaskOutcome | undefined = undefined;

  constructor(
    readonly execution: TaskExecution,
    readonly fiber: Fiber,
    readonly request: TaskRequest,
  ) {}

  /** What it waits for, as worded in messages. */
  get waitsFor(): string {
    const { kind, arn } = this.request.resource;
    if (kind === 'activity' && !this.open) return `a worker of the activity ${arn}`;
    return waitsForToken(this.request) ? `its task token to come back from ${arn}` : `the end of ${arn}`;
  }

  /** Whether only a worker or the holder of its token can end it, nothing in this process. */
  get waitsForClient(): boolean {
    if (this.closed || !this.holdsTime) return false;
    return this.request.resource.kind === 'activity' || (this.open && waitsForToken(this.request));
  }

  /** Takes the answer of the host. `undefined`: a worker will take the task. */
  begin(reply: TaskReply | Pending<TaskReply> | undefined): void {
    if (reply === undefined && this.request.resource.kind === 'composite') {
      this.fiber.hear({ kind: 'passed' });
      this.close();
    } else if (reply === undefined) {
      this.expectEndFrom('outside');
      this.execution.engine.activities.offer(this);
    } else if (isPending(reply)) {
      if (isTimed(this.request)) this.timers.start(this.request.now);
      this.awaitReply(reply);
    } else {
      if (isTimed(this.request) && !endsAtOnce(reply)) this.timers.start();
      this.take(reply);
    }
  }

  /** See `RunningTask`. */
  next(): TaskSays | undefined {
    return this.fiber.nextSignal();
  }

  /** Of an activity's task: whether a worker has it. */
  get isTaken(): boolean {
    return this.open;
  }

  get isClosed(): boolean {
    return this.closed;
  }

  receive(input: TaskInput): void {
    switch (input.kind) {
      case 'reply':
        this.ownTimers?.stopReal();
        this.answered();
        this.releaseTime();
        this.take(input.reply);
        return;
      case 'mistake':
        this.close();
        this.fiber.fail(input.error);
        return;
      case 'end':
        this.finish(input.outcome);
        return;
      case 'heartbeat':
        this.timers.beat();
        return;
      case 'lease':
        this.open = true;
        this.fiber.hear({ kind: 'started', workerName: input.workerName });
        if (isTimed(this.request)) this.timers.start();
        return;
      case 'realTimeout':
        this.timeOutReally();
    }
  }

  /** Called when a worker takes the activity's task, which starts its timeouts. */
  leased(workerName: string | undefined): void {
    this.send({ kind: 'lease', workerName });
  }

  heartbeat(): void {
    this.send({ kind: 'heartbeat' });
  }

  endTask(outcome: TaskOutcome): void {
    this.send({ kind: 'end', outcome });
  }

  onAbandon(listener: () => void): void {
    this.abandonListeners = append(this.abandonListeners, listener);
  }

  onOutcome(listener: OutcomeListener): void {
    this.outcomeListeners = append(this.outcomeListeners, listener);
  }

  expectEndFrom(who: 'outside' | 'inside' | 'nobody'): void {
    this.releaseTime();
    if (who !== 'outside' || this.closed) return;
    this.holdsTime = true;
    this.execution.hold();
  }

  /** Abandons the task because its state or execution has ended. */
  abandon(): void {
    if (this.closed) return;
    this.close();
    const { taskToken } = this.request;
    if (taskToken !== undefined && this.execution.status === 'RUNNING')
      this.execution.engine.tokens.forgetCutOff(taskToken, this.execution.arn);
    this.tellAbandoned();
  }

  /** After a restart: takes the answer to a task that was invoked again. */
  answerAgain(reply: TaskReply | Pending<TaskReply>): void {
    if (isPending(reply)) this.awaitReply(reply);
    else this.hear(reply);
  }

  /** Called when the answer, or what follows the open task, fails with a usage error or a bug. */
  fail(error: unknown): void {
    this.send({ kind: 'mistake', error });
  }

  private send(input: TaskInput): void {
    receiveTaskInput(this.execution, this, input);
  }

  private awaitReply(reply: Pending<TaskReply>): void {
    this.expectEndFrom('outside');
    if (isTimed(this.request)) this.timers.startReal(() => this.send({ kind: 'realTimeout' }));
    this.answered();
    this.countedBy = this.execution.engine;
    this.countedBy.working += 1;
    this.late = reply;
    waitFor(reply, this);
  }

  /** Called when the promised answer arrives. */
  hear(reply: TaskReply): void {
    this.send({ kind: 'reply', reply });
  }

  /** Takes the first answer. Jobs and callbacks count as submitted immediately. Only their end may be delayed. */
  private take(reply: TaskReply): void {
    const { outcome, submitted, delaySeconds = 0 } = reply;
    const late = delaySeconds > 0;
    const refused = !late && outcome !== undefined && 'error' in outcome && submitted === undefined;
    if (this.request.resource.kind === 'activity') this.fiber.hear({ kind: 'started' });
    if (isSubmitted(this.request) && !refused) {
      this.open = true;
      this.fiber.hear({ kind: 'submitted', output: submitted ?? {} });
    }
    if (late) this.timers.later(delaySeconds, () => this.conclude(reply));
    else this.conclude(reply);
  }

  private conclude({ outcome, endedBy, tokenEvents }: TaskReply): void {
    const end = outcome ?? this.early;
    if (end !== undefined) {
      this.end({ kind: 'ended', outcome: end }, end);
      return;
    }
    this.open = true;
    const by = endedBy ?? (tokenEvents !== undefined && tokenEvents.length > 0 ? 'nobody' : 'outside');
    this.expectEndFrom(by === 'outside' && this.onlyTimesOut ? 'nobody' : by);
    for (const event of tokenEvents ?? [])
      this.timers.later(event.afterSeconds, () => {
        if ('outcome' in event) this.finish(event.outcome);
        else this.timers.beat();
      });
  }

  /** Ends the task, or if its first answer has not arrived yet, together with that: a token may be used early. */
  private finish(outcome: TaskOutcome): void {
    if (this.open) this.end({ kind: 'ended', outcome }, outcome);
    else this.early ??= outcome;
  }

  /** Whether it waits for a token that no client can use in this process, and has a timeout to end it. */
  private get onlyTimesOut(): boolean {
    const { request, execution } = this;
    return waitsForToken(request) && isTimed(request) && execution.engine.host.unreachable === true;
  }

  private get timers(): TaskTimers {
    return (this.ownTimers ??= new TaskTimers(this.execution, this.request, (heartbeat) => this.timeOut(heartbeat)));
  }

  /** The real timer has fired: moves the execution's time to the timeout. */
  private timeOutReally(): void {
    const { timeoutSeconds, now } = this.request;
    const dueMs = now + timeoutSeconds! * 1000;
    if (this.execution.now() < dueMs) this.execution.queue.advanceTo(dueMs);
    else this.timeOut(false);
  }

  private timeOut(heartbeat: boolean): void {
    if (this.closed) return;
    this.end({ kind: 'timedOut', heartbeat }, { error: 'States.Timeout' });
    this.tellAbandoned();
  }

  private end(signal: TaskSignal, outcome: TaskOutcome): void {
    this.fiber.hear(signal);
    this.close();
    for (const listener of this.outcomeListeners ?? []) listener.ended(outcome);
  }

  private tellAbandoned(): void {
    this.late?.giveUp?.();
    if (this.abandonListeners !== undefined) for (const listener of this.abandonListeners) listener();
  }

  private close(): void {
    this.closed = true;
    this.ownTimers?.cancel();
    this.releaseTime();
    this.answered();
    const { engine } = this.execution;
    if (this.request.resource.kind === 'activity') engine.activities.withdraw(this);
    if (this.request.taskToken !== undefined) engine.tokens.forget(this.request.taskToken);
  }

  private releaseTime(): void {
    if (!this.holdsTime) return;
    this.holdsTime = false;
    this.execution.queue.timeline.release();
  }

  private answered(): void {
    if (this.countedBy === undefined) return;
    this.countedBy.working -= 1;
    this.countedBy = undefined;
  }
}
