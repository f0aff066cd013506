import type { TaskControl, TaskOutcome, TaskReply, TaskRequest } from '../../language/asl/task';
import { startSystemTimer } from '../../clock/system';
import type { Timeline, Timer } from '../../clock/Timeline';
import type { PassedSignal, TaskSignal } from '../interpreter/effects';
import type { Engine } from './Engine';
import type { Fiber } from './Fiber';

/** One attempt of a task on its way: its time-outs, its token, and the signals it has for its fiber. */
export class TaskAttempt implements TaskControl {
  readonly request: TaskRequest;
  private readonly engine: Engine;
  private readonly fiber: Fiber;
  private readonly timeline: Timeline;
  private readonly signals: (TaskSignal | PassedSignal)[] = [];
  private readonly timers: Timer[] = [];
  private readonly abandonListeners: (() => void)[] = [];
  private readonly outcomeListeners: ((outcome: TaskOutcome) => void)[] = [];
  private heartbeatTimer: Timer | undefined;
  private realTimer: Timer | undefined;
  private release: (() => void) | undefined;
  private fiberWaits = false;
  private closed = false;
  /** Whether its first answer is there and its end is still to come. */
  private open = false;
  private early: TaskOutcome | undefined;

  constructor(engine: Engine, fiber: Fiber, request: TaskRequest) {
    this.engine = engine;
    this.fiber = fiber;
    this.request = request;
    this.timeline = fiber.execution.timeline;
  }

  /** What it waits for, in words for people. */
  get waitsFor(): string {
    return this.request.resource.kind === 'activity' && !this.open
      ? `a worker of the activity ${this.request.resource.arn}`
      : `the end of ${this.request.resource.arn}`;
  }

  /** Whether only a worker or whoever holds its token can end it: nothing here is at work on it. */
  get waitsForClient(): boolean {
    const { resource } = this.request;
    if (this.closed || this.release === undefined) return false;
    if (resource.kind === 'activity') return true;
    return this.open && resource.kind === 'integration' && resource.pattern === 'WAIT_FOR_TASK_TOKEN';
  }

  get isClosed(): boolean {
    return this.closed;
  }

  /** Asks for the answer. Whatever comes, the fiber hears of it through `nextSignal`. */
  begin(): void {
    const { engine, request } = this;
    if (request.taskToken !== undefined) engine.tokens.register(request.taskToken, this);
    const reply = engine.answer(request, this, this.fiber.execution);
    if (reply === undefined && request.resource.kind === 'composite') {
      this.signal({ kind: 'passed' });
      this.close();
      return;
    }
    if (reply === undefined) {
      this.expectEndFrom('outside');
      engine.activities.offer(this);
      return;
    }
    this.startTimers();
    if (isPromise(reply)) this.awaitReply(reply);
    else this.take(reply);
  }

  /** The fiber asks for the next signal and parks until there is one. */
  nextSignal(): void {
    this.fiberWaits = true;
    this.deliver();
  }

  /** A worker has taken the activity's task: its clocks start. */
  leased(workerName: string | undefined): void {
    this.open = true;
    this.signal({ kind: 'started', workerName });
    this.startTimers();
    this.engine.scheduler.drain();
  }

  heartbeat(): void {
    const { heartbeatSeconds } = this.request;
    if (this.closed || heartbeatSeconds === undefined) return;
    this.heartbeatTimer?.cancel();
    this.heartbeatTimer = this.timeline.at(this.timeline.now() + heartbeatSeconds * 1000, () => this.timeOut(true));
  }

  endTask(outcome: TaskOutcome): void {
    if (this.closed) return;
    // A child may end, or a token be used, before the first answer has been looked at.
    if (!this.open) {
      this.early ??= outcome;
      return;
    }
    this.end({ kind: 'ended', outcome }, outcome);
    this.engine.scheduler.drain();
  }

  onAbandon(listener: () => void): void {
    this.abandonListeners.push(listener);
  }

  onOutcome(listener: (outcome: TaskOutcome) => void): void {
    this.outcomeListeners.push(listener);
  }

  expectEndFrom(who: 'outside' | 'inside' | 'nobody'): void {
    this.release?.();
    this.release = who === 'outside' && !this.closed ? this.timeline.hold() : undefined;
  }

  /** Gives the task up: nobody waits for it any more. */
  abandon(): void {
    if (this.closed) return;
    this.close();
    const { taskToken } = this.request;
    if (taskToken !== undefined && this.fiber.execution.status === 'RUNNING')
      this.engine.tokens.forgetCutOff(taskToken);
    for (const listener of this.abandonListeners) listener();
  }

  private awaitReply(reply: Promise<TaskReply>): void {
    this.expectEndFrom('outside');
    this.startRealTimer();
    reply.then(
      (answer) => {
        this.realTimer?.cancel();
        this.release?.();
        if (!this.closed) this.take(answer);
        this.engine.scheduler.drain();
      },
      (error: unknown) => {
        if (this.closed) return;
        this.close();
        this.engine.scheduler.wake(this.fiber, { error });
      },
    );
  }

  /** Time is held for a handler at work, but a handler that never answers must not hold it for ever. */
  private startRealTimer(): void {
    const { timeoutSeconds } = this.request;
    if (timeoutSeconds === undefined) return;
    this.realTimer = startSystemTimer(timeoutSeconds * 1000, () => {
      this.timeOut(false);
      this.engine.scheduler.drain();
    });
  }

  /** Takes the first answer. A job or a callback is submitted at once: it is its end that is late. */
  private take(reply: TaskReply): void {
    const { outcome, submitted, delaySeconds = 0 } = reply;
    const late = delaySeconds > 0;
    const refused = !late && outcome !== undefined && 'error' in outcome && submitted === undefined;
    if (this.request.resource.kind === 'activity') this.signal({ kind: 'started' });
    if (this.submits && !refused) {
      this.open = true;
      this.signal({ kind: 'submitted', output: submitted ?? {} });
    }
    if (late) this.later(delaySeconds, () => this.conclude(reply));
    else this.conclude(reply);
  }

  private conclude({ outcome, endedBy, tokenEvents = [] }: TaskReply): void {
    const end = outcome ?? this.early;
    if (end !== undefined) {
      this.end({ kind: 'ended', outcome: end }, end);
      return;
    }
    this.open = true;
    this.expectEndFrom(endedBy ?? (tokenEvents.length > 0 ? 'nobody' : 'outside'));
    for (const event of tokenEvents)
      this.later(event.afterSeconds, () => ('outcome' in event ? this.endTask(event.outcome) : this.heartbeat()));
  }

  private get submits(): boolean {
    const { resource } = this.request;
    return resource.kind === 'integration' && resource.pattern !== 'REQUEST_RESPONSE';
  }

  private startTimers(): void {
    const { timeoutSeconds } = this.request;
    if (timeoutSeconds !== undefined) this.later(timeoutSeconds, () => this.timeOut(false));
    this.heartbeat();
  }

  private later(seconds: number, action: () => void): void {
    this.timers.push(this.timeline.at(this.timeline.now() + seconds * 1000, () => !this.closed && action()));
  }

  private timeOut(heartbeat: boolean): void {
    if (this.closed) return;
    const { timeoutSeconds, now } = this.request;
    if (!heartbeat && timeoutSeconds !== undefined && this.timeline.now() < now + timeoutSeconds * 1000) {
      // The real timer came first: the execution's time moves to where the time-out stands.
      this.timeline.advanceTo(now + timeoutSeconds * 1000);
      return;
    }
    this.end({ kind: 'timedOut', heartbeat }, { error: 'States.Timeout' });
    for (const listener of this.abandonListeners) listener();
  }

  private end(signal: TaskSignal, outcome: TaskOutcome): void {
    this.signal(signal);
    this.close();
    for (const listener of this.outcomeListeners) listener(outcome);
  }

  private close(): void {
    this.closed = true;
    for (const timer of this.timers) timer.cancel();
    this.heartbeatTimer?.cancel();
    this.realTimer?.cancel();
    this.release?.();
    this.engine.activities.withdraw(this);
    if (this.request.taskToken !== undefined) this.engine.tokens.forget(this.request.taskToken);
  }

  private signal(signal: TaskSignal | PassedSignal): void {
    this.signals.push(signal);
    this.deliver();
  }

  private deliver(): void {
    if (!this.fiberWaits || this.signals.length === 0) return;
    this.fiberWaits = false;
    const signal = this.signals.shift()!;
    if (signal.kind === 'ended' || signal.kind === 'timedOut' || signal.kind === 'passed') this.fiber.task = undefined;
    this.engine.scheduler.resume(this.fiber, { signal });
  }
}

function isPromise(reply: TaskReply | Promise<TaskReply>): reply is Promise<TaskReply> {
  return typeof (reply as Promise<TaskReply>).then === 'function';
}
