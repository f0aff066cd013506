import type { OutcomeListener, TaskReply, TaskRequest, TaskControl, TaskOutcome } from '../../../language/asl/task';
import { HarnessError } from '../../../errors/HarnessError';
import {
  reviveOutcome,
  reviveRequest,
  toMistake,
  type FromHarness,
  type FromServer,
  type MistakeText,
} from '../../../emulator/server/session/messages';
import type { TaskAnswer } from '../../../tasks/integrations/IntegrationIo';
import type { LeftOver, TaskPipeline } from '../../../tasks/answering/TaskPipeline';
import { isLate, waitFor } from '../../../util/Late';

/** Where the server asks about its tasks: says at once who answers each, and later whatever comes of it. */
export class TaskDesk {
  private readonly tasks = new Map<number, RemoteTask>();
  private readonly mistakes = new Map<string, unknown>();

  constructor(
    private readonly pipeline: TaskPipeline,
    private readonly send: (message: FromHarness) => void,
  ) {}

  hear(message: Extract<FromServer, { task: number }>): void {
    const id = message.task;
    if ('policy' in message) this.decide(id, reviveRequest(message.request), message);
    else if ('request' in message) this.answer(id, reviveRequest(message.request));
    else if ('outcome' in message) this.tasks.get(id)?.ended(reviveOutcome(message.outcome));
    else this.tasks.get(id)?.abandoned();
  }

  /** The error that a mistake was, with its stack when it was made in this process; always the same for one mistake. */
  errorOf({ kind, message }: MistakeText): unknown {
    if (!this.mistakes.has(message))
      this.mistakes.set(message, kind === 'tester' ? new HarnessError(message) : new Error(message));
    return this.mistakes.get(message);
  }

  /** Forgets all tasks and mistakes: what an earlier test still hears changes nothing. */
  clear(): void {
    this.tasks.clear();
    this.mistakes.clear();
  }

  private answer(id: number, request: TaskRequest): void {
    const task = new RemoteTask(id, this.send);
    this.tasks.set(id, task);
    this.settle(id, request, task, () => this.pipeline.answer(request, task));
  }

  /** It was left to the server, which has nothing for it. */
  private decide(id: number, request: TaskRequest, left: LeftOver): void {
    const task = this.tasks.get(id) ?? new RemoteTask(id, this.send);
    this.settle(id, request, task, () => this.pipeline.leftOver(request, task, left));
  }

  private settle(id: number, request: TaskRequest, task: RemoteTask, answer: () => TaskAnswer): void {
    const settle = (reply: TaskReply): void => this.send({ task: id, reply });
    const refuse = (error: unknown): void => {
      const mistake = toMistake(error, HarnessError.is(error));
      this.mistakes.set(mistake.message, error);
      this.send({ task: id, mistake });
    };
    try {
      const reply = answer();
      if (reply === undefined) return this.send({ task: id, pass: true, known: this.pipeline.knows(request) });
      if (!isLate(reply)) return settle(reply);
      this.send({ task: id, later: true });
      task.onAbandon(() => reply.giveUp?.());
      waitFor(reply, { hear: settle, fail: refuse });
    } catch (error) {
      refuse(error);
    }
  }
}

/** This process's handle on a task of the server. */
class RemoteTask implements TaskControl {
  private readonly abandonListeners: (() => void)[] = [];
  private readonly outcomeListeners: OutcomeListener[] = [];

  constructor(
    private readonly id: number,
    private readonly send: (message: FromHarness) => void,
  ) {}

  endTask(outcome: TaskOutcome): void {
    this.send({ task: this.id, end: outcome });
  }

  expectEndFrom(who: 'outside' | 'inside' | 'nobody'): void {
    this.send({ task: this.id, expectEndFrom: who });
  }

  onAbandon(listener: () => void): void {
    this.abandonListeners.push(listener);
  }

  onOutcome(listener: OutcomeListener): void {
    this.outcomeListeners.push(listener);
  }

  /** The server says that it has ended. */
  ended(outcome: TaskOutcome): void {
    for (const listener of this.outcomeListeners.splice(0)) listener.ended(outcome);
  }

  /** The server says that it has been given up. */
  abandoned(): void {
    for (const listener of this.abandonListeners.splice(0)) listener();
  }
}
