import { requestData } from '../../../contract/ownRequest';
import type { Duplex } from 'node:stream';
import type { TaskControl, TaskReply, TaskRequest } from '../../../contract/task';
import { HarnessError } from '../../../errors/HarnessError';
import type { Execution } from '../../../engine/executions/Execution';
import { findNextTimer, describeWaiting } from '../../service/describeWaiting';
import { findInside } from '../../service/inspect';
import { describeRest } from '../../service/describeWaiting';
import type { OutsideAnswers } from '../../../tasks/answering/OutsideAnswers';
import type { Service } from '../../service/Service';
import type { StateMachine } from '../../store/StateMachine';
import type { Accounts } from '../../control/accounts/Accounts';
import { move } from '../../control/clock/move';
import { readAccountOptions } from '../../control/accounts/readAccountOptions';
import { AskedTask } from './AskedTask';
import { LineChannel } from './LineChannel';
import {
  plainNumbers,
  reviveOutcome,
  toMistake,
  type SessionAnswers,
  type FromHarness,
  type FromServer,
  type MistakeText,
  type Question,
} from './messages';
import { isPending } from '../../../util/pending';

type Value = SessionAnswers[keyof SessionAnswers];

/**
 * A harness that runs its tests in this server. It has its own service, which asks it about each task and ends with the
 * connection: however the test process ends, nothing of it stays here.
 */
export class HarnessSession implements OutsideAnswers {
  private readonly channel: LineChannel;
  private readonly tasks = new Map<number, AskedTask>();
  private readonly ofRequest = new WeakMap<TaskRequest, AskedTask>();
  /** Tasks that the harness has not answered yet. */
  private readonly questions = new Set<Promise<void>>();
  /** Tasks that the harness is still working on. */
  private readonly later = new Set<number>();
  private lastTask = 0;
  private accountId: string | undefined;
  private current: Service | undefined;

  constructor(
    private readonly accounts: Accounts,
    stream: Duplex,
  ) {
    this.channel = new LineChannel(
      stream,
      (message) => this.hear(message as FromHarness),
      () => this.accountId !== undefined && accounts.delete(this.accountId),
    );
  }

  startTestCase(stateMachineName: string, testCase: string): void {
    this.send({ testCase, of: stateMachineName });
  }

  consult(request: TaskRequest, control: TaskControl): Promise<void> {
    const id = ++this.lastTask;
    const task = new AskedTask(id, control);
    this.tasks.set(id, task);
    this.ofRequest.set(request, task);
    control.onOutcome({ ended: (outcome) => this.send({ task: id, outcome }) });
    control.onAbandon(() => {
      this.later.delete(id);
      this.send({ task: id, abandoned: true });
    });
    this.send({ task: id, request: requestData(request) });
    return this.hold(task);
  }

  elsewhere(request: TaskRequest): Promise<TaskReply | undefined> | undefined {
    return this.askAgain(request, false);
  }

  unanswered(request: TaskRequest, why: string | undefined): Promise<TaskReply> | undefined {
    return this.askAgain(request, true, why)?.then((reply) => reply!);
  }

  private askAgain(request: TaskRequest, policy: boolean, why?: string): Promise<TaskReply | undefined> | undefined {
    const task = this.ofRequest.get(request);
    if (task === undefined) return undefined;
    task.ask();
    this.send({ task: task.id, request: requestData(request), policy, why });
    return this.hold(task).then(() => task.answer);
  }

  /** Nothing is at rest until the harness has said how the task is answered. */
  private hold({ asked }: AskedTask): Promise<void> {
    this.questions.add(asked);
    void asked.then(() => this.questions.delete(asked));
    return asked;
  }

  answer(request: TaskRequest): TaskReply | Promise<TaskReply> | undefined {
    return this.ofRequest.get(request)?.answer;
  }

  knows(request: TaskRequest): boolean {
    return this.ofRequest.get(request)?.known ?? false;
  }

  get asking(): Promise<unknown> | undefined {
    return this.questions.size === 0 ? undefined : Promise.all(this.questions);
  }

  private get service(): Service {
    if (this.current === undefined) throw new HarnessError('A session begins with the question open.');
    return this.current;
  }

  private hear(message: FromHarness): void {
    if ('question' in message) return this.hearQuestion(message.question, message.what);
    const task = this.tasks.get(message.task);
    // A late answer about a task from before a reset.
    if (task === undefined) return;
    if ('later' in message) {
      this.later.add(message.task);
      return task.wait();
    }
    if ('reply' in message || 'mistake' in message) this.later.delete(message.task);
    if ('reply' in message) task.reply(message.reply);
    else if ('pass' in message) task.pass(message.known);
    else if ('mistake' in message) task.mistake(message.mistake);
    else if ('end' in message) task.control.endTask(reviveOutcome(message.end));
    else task.control.expectEndFrom(message.expectEndFrom);
  }

  private hearQuestion(question: number, what: Question): void {
    const refuse = (error: unknown): void => this.send({ question, refused: toMistake(error, HarnessError.is(error)) });
    try {
      // The data of events keep their digits.
      const answer =
        what.ask === 'starts' ? this.service.callStarts(what.call) : this.answerQuestion(plainNumbers(what));
      if (isPending(answer)) answer.then((answered) => this.send({ question, answered }), refuse);
      else this.send({ question, answered: answer });
    } catch (error) {
      refuse(error);
    }
  }

  private answerQuestion(what: Exclude<Question, { ask: 'starts' }>): Value | Promise<Value> {
    switch (what.ask) {
      case 'open':
        return this.open(what.options);
      case 'reset':
        return this.reset(what.awaited);
      case 'advance':
        return move(this.service, what.ms, what.executionArn).then(() => null);
      case 'nextTimer':
        return findNextTimer(this.service).then((ms) => ms ?? null);
      case 'rest':
        return this.service
          .quiet()
          .then(() => describeRest(this.service, what.own === true ? this.later.size : 0) ?? null);
      case 'ended':
        return this.ended(what.executionArn);
      case 'mistakes':
        return this.service.quiet().then(() =>
          this.service.mistakes.all.map(({ error, executionArn }) => ({
            executionArn,
            ...toMistake(error, HarnessError.is(error)),
          })),
        );
    }
    const { ask } = what as { readonly ask: string };
    throw new HarnessError(
      `This server does not know the question '${ask}': the test and the server have different versions.`,
    );
  }

  private open(options: unknown): SessionAnswers['open'] {
    if (this.accountId !== undefined) throw new HarnessError('The session is open already.');
    const accessKeyId = this.accounts.newAccountId();
    this.current = this.accounts.create(accessKeyId, readAccountOptions(options));
    this.current.outside = this;
    this.accountId = accessKeyId;
    this.tellMachines();
    return { accessKeyId };
  }

  private reset(awaited: readonly string[]): readonly string[] {
    const waiting = awaited.map((executionArn) => describeWaiting(this.service, executionArn));
    this.service.reset();
    this.tellMachines();
    this.tasks.clear();
    this.questions.clear();
    this.later.clear();
    return waiting;
  }

  /** The code under test may also create machines. */
  private tellMachines(): void {
    const tell = ({ name, revision }: StateMachine): void =>
      this.send({ machine: name, definition: revision.definition });
    this.service.inside.stateMachines.onChange = tell;
  }

  private async ended(executionArn: string): Promise<SessionAnswers['ended']> {
    const execution = findInside(this.service, executionArn);
    await execution.ended();
    return mistakeOf(execution);
  }

  private send(message: FromServer): void {
    this.channel.send(message);
  }
}

function mistakeOf({ harnessError }: Execution): MistakeText | null {
  return harnessError === undefined ? null : toMistake(harnessError, HarnessError.is(harnessError));
}
