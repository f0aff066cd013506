import type { StateMachineDefinition } from '../../../language/asl/types';
import type { OutcomeListener, TaskReply, TaskRequest, TaskControl, TaskOutcome } from '../../../contract/task';
import { HarnessError } from '../../../errors/HarnessError';
import {
  reviveOutcome,
  reviveRequest,
  toMistake,
  type FromHarness,
  type MistakeText,
  type SessionAnswers,
} from '../../../emulator/server/session/messages';
import type { Mistake } from '../../../emulator/service/MistakeLog';
import type { HandlerCalls } from '../../../tasks/answering/clients/HandlerCalls';
import type { TaskAnswer } from '../../../tasks/integrations/IntegrationIo';
import type { Answers } from '../../../tasks/answering/Answers';
import type { LeftOver, TaskPipeline } from '../../../tasks/answering/TaskPipeline';
import { isPending, waitFor } from '../../../util/pending';
import type { KnownMachine } from '../Place';
import { createRemoteCalls, createRemotePipeline, type RemoteService } from './createRemotePipeline';
import type { News } from './Session';

/** Handles the server's messages about its tasks: says at once what answers each task, and later how it ended. */
export class TaskDesk {
  private readonly pipeline: TaskPipeline;
  private readonly tasks = new Map<number, RemoteTask>();
  private readonly errors = new Map<string, unknown>();
  /** The definitions of the machines in the server, as strings, by name. */
  private readonly told = new Map<string, string>();
  /** Test cases named by code under test that are not in the mock file. */
  private readonly wrongTestCases: HarnessError[] = [];

  constructor(
    private readonly answers: Answers,
    service: RemoteService,
    private readonly send: (message: FromHarness) => void,
  ) {
    this.pipeline = createRemotePipeline(answers, service);
    let calls: HandlerCalls | undefined;
    const openCalls = (): HandlerCalls => (calls ??= createRemoteCalls(answers, service));
    answers.functions.openCalls = openCalls;
  }

  hear(message: News): void {
    if ('machine' in message) this.told.set(message.machine, message.definition);
    else if ('testCase' in message) this.hearTestCase(message.of, message.testCase);
    else this.hearTask(message);
  }

  machines(): readonly KnownMachine[] {
    return Array.from(this.told, ([name, text]) => ({ name, definition: JSON.parse(text) as StateMachineDefinition }));
  }

  /** All HarnessErrors, including those of the server. */
  mistakes(found: SessionAnswers['mistakes']): readonly Mistake[] {
    const untold = this.wrongTestCases.filter(({ message }) => found.every((other) => other.message !== message));
    return [
      ...untold.map((error) => ({ error })),
      ...found.map(({ executionArn, ...mistake }) => ({ error: this.errorOf(mistake), executionArn })),
      ...Array.from(this.answers.mistakes, (error) => ({ error })),
    ];
  }

  /**
   * The HarnessError for a mistake, with its stack if it was created in this process. The same mistake always gives the
   * same error.
   */
  errorOf({ kind, message }: MistakeText): unknown {
    if (!this.errors.has(message))
      this.errors.set(message, kind === 'tester' ? new HarnessError(message) : new Error(message));
    return this.errors.get(message);
  }

  /** Forgets everything, so that late messages for an earlier test have no effect. */
  clear(): void {
    this.tasks.clear();
    this.errors.clear();
    this.told.clear();
    this.wrongTestCases.length = 0;
    this.pipeline.reset();
  }

  /** The server does not read the mock file. */
  private hearTestCase(machine: string, testCase: string): void {
    try {
      this.answers.mocks.startTestCase(machine, testCase);
    } catch (error) {
      if (!HarnessError.is(error)) throw error;
      this.wrongTestCases.push(error);
    }
  }

  private hearTask(message: Extract<News, { task: number }>): void {
    const id = message.task;
    if ('policy' in message) this.decide(id, reviveRequest(message.request), message);
    else if ('request' in message) this.answer(id, reviveRequest(message.request));
    else if ('outcome' in message) this.tasks.get(id)?.ended(reviveOutcome(message.outcome));
    else this.tasks.get(id)?.abandoned();
  }

  private answer(id: number, request: TaskRequest): void {
    const task = this.newTask(id);
    this.tasks.set(id, task);
    this.settle(id, request, task, () => this.pipeline.answer(request, task));
  }

  /** It was left to the server, which has no answer for it. */
  private decide(id: number, request: TaskRequest, left: LeftOver): void {
    const task = this.tasks.get(id) ?? this.newTask(id);
    this.settle(id, request, task, () => this.pipeline.leftOver(request, task, left));
  }

  private newTask(id: number): RemoteTask {
    return new RemoteTask(id, this.send, (error) => {
      const mistake = toMistake(error, HarnessError.is(error));
      this.errors.set(mistake.message, error);
      this.send({ task: id, mistake });
    });
  }

  private settle(id: number, request: TaskRequest, task: RemoteTask, answer: () => TaskAnswer): void {
    const settle = (reply: TaskReply): void => this.send({ task: id, reply });
    const refuse = (error: unknown): void => task.fail(error);
    try {
      const reply = answer();
      if (reply === undefined) return this.send({ task: id, pass: true, known: this.pipeline.knows(request) });
      if (!isPending(reply)) return settle(reply);
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
    readonly fail: (error: unknown) => void,
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

  /** Called when the server says that it has ended. */
  ended(outcome: TaskOutcome): void {
    for (const listener of this.outcomeListeners.splice(0)) listener.ended(outcome);
  }

  /** Called when the server says that it was abandoned. */
  abandoned(): void {
    for (const listener of this.abandonListeners.splice(0)) listener();
  }
}
