import { HarnessError } from '../../../errors/HarnessError';
import type { TaskOutcome, TaskReply, TaskRequest } from '../../../contract/task';
import { parseResource } from '../../../language/asl/resource';
import { invariant } from '../../../errors/invariant';
import { isArray, objectOf, type Json, type JsonObject } from '../../../util/json';
import { findService } from '../../../services/services';
import { lastPart } from '../../../services/parameters';
import type { AwsAnswer, AwsCall, AwsCalls, MistakeSink } from '../../integrations/border/AwsCall';
import { runOutsideHandlers } from '../../integrations/border/handlerContext';
import { wireName } from '../../integrations/wireCall';
import type { Answers } from '../Answers';
import type { Consult } from '../MapRunPipeline';
import type { TaskPipeline } from '../TaskPipeline';
import { ClientTask } from './ClientTask';
import { invokeLambda } from './invokeLambda';
import { awsFailure } from './serviceException';

/** What answers handlers' calls, in one service or one harness. */
export interface CallHost {
  readonly answers: Answers;
  readonly pipeline: TaskPipeline;
  /** The emulator's clock, in epoch milliseconds. */
  now(): number;
  /** Answers first, if it is set. */
  readonly consult?: Consult | undefined;
}

/** A call, and whether it may go to the client's own endpoint. @internal */
export type ClientCall = AwsCall & { readonly mayPass?: boolean };

type Answered = AwsAnswer | 'pass' | undefined;

/**
 * The one path to the answer of a call that a handler makes with its own AWS client. As for a task: denials, mocks,
 * what this process has, an endpoint, then the policy for unmocked tasks. Every call is recorded in the log.
 */
export class HandlerCalls implements AwsCalls {
  private asked = 0;

  /** `host`: called for each call, because a reset replaces the host. */
  constructor(private readonly host: () => CallHost) {}

  async answer(call: AwsCall, fail?: MistakeSink): Promise<AwsAnswer | undefined> {
    const answer = await this.remembering(fail, () => this.ask(call));
    invariant(answer !== 'pass', 'a call passes without an endpoint');
    return answer;
  }

  answerOrPass(call: AwsCall, fail?: MistakeSink): Promise<Answered> {
    return this.remembering(fail, () => this.ask({ ...call, mayPass: true }));
  }

  private async remembering(fail: MistakeSink | undefined, ask: () => Promise<Answered>): Promise<Answered> {
    try {
      // Code that answers does not belong to the handler that calls.
      return await runOutsideHandlers(ask);
    } catch (mistake) {
      this.mistake(mistake, fail);
      throw mistake;
    }
  }

  begun(reached: Promise<void>): void {
    this.answers.functions.unawaited.add(reached);
  }

  mistake(mistake: unknown, fail?: MistakeSink): void {
    if (HarnessError.is(mistake)) this.answers.ofHandlers.add(mistake);
    if (fail?.(mistake) !== true) this.answers.mistakes.add(mistake);
  }

  private async ask(call: ClientCall): Promise<Answered> {
    if (call.service === 'lambda' && call.action === 'invoke') return invokeLambda(call, this);
    const actions = findService(call.service, true)?.actions ?? {};
    const batch = Object.hasOwn(actions, call.action) ? actions[call.action]!.batchOf : undefined;
    return batch === undefined ? this.one(call) : this.batch(batch, call);
  }

  private async one(call: ClientCall): Promise<Answered> {
    const task = this.taskOf(call);
    return answerOf(await this.outcome(task, call), task, call);
  }

  /**
   * If no mock answers a batch as a whole, each message is answered separately, in the form that scripts and the outbox
   * expect.
   */
  private async batch(
    { action, entries, shared }: { action: string; entries: string; shared: string },
    call: ClientCall,
  ): Promise<Answered> {
    const whole = this.taskOf(call);
    const decided = outcomeOf(await this.host().pipeline.decided(whole.request, whole));
    if (decided !== undefined) return answerOf(decided, whole, call);
    const list = call.input[entries];
    const Successful: JsonObject[] = [];
    const Failed: JsonObject[] = [];
    for (const entry of isArray(list) ? list : []) {
      const { Id = null, ...message } = objectOf(entry);
      const answer = await this.one({ ...call, action, input: { [shared]: call.input[shared] ?? null, ...message } });
      if (answer === undefined || answer === 'pass') return answer;
      if ('output' in answer) Successful.push({ Id, ...answer.output });
      else {
        const { code, message: text, statusCode } = answer.exception;
        Failed.push({ Id, Code: code, Message: text, SenderFault: statusCode < 500 });
      }
    }
    return { output: { Successful, Failed }, requestId: whole.requestId };
  }

  private taskOf(call: AwsCall): ClientTask {
    return this.task(`arn:aws:states:::aws-sdk:${call.service}:${call.action}`, call.input, call);
  }

  /** The task that represents a call. @internal */
  task(resource: string, parameters: Json, call: AwsCall): ClientTask {
    return new ClientTask(this.request(resource, parameters, call), call.body);
  }

  /** How it ends; `undefined` for a mock that never answers. @internal */
  async outcome(task: ClientTask, { mayPass }: ClientCall): Promise<TaskOutcome | 'pass' | undefined> {
    const { pipeline, consult } = this.host();
    const { request } = task;
    let reply: TaskReply | undefined = await consult?.(request, task);
    if (mayPass === true) reply ??= await pipeline.decided(request, task);
    else reply ??= await pipeline.answer(request, task);
    if (reply === undefined && mayPass === true) {
      pipeline.log(request, task, 'real');
      return 'pass';
    }
    const outcome = outcomeOf(reply);
    if (outcome !== undefined) task.ended(outcome);
    return outcome;
  }

  /** The answers, for a call that nothing waits for. @internal */
  get answers(): Answers {
    return this.host().answers;
  }

  /**
   * The call as the task of a state `(wire)`, so that scripts for functions, queues, topics and services work
   * unchanged.
   */
  private request(resource: string, parameters: Json, { caller }: AwsCall): TaskRequest {
    const invocation = this.asked++;
    const { region, accountId, functionName, testCase } = caller;
    const place = `${region}:${accountId}`;
    const { executionArn = `arn:aws:states:${place}:execution:${wireName}:${invocation}` } = caller;
    const stateMachineName = executionArn.split(':')[6] ?? wireName;
    return {
      executionArn,
      executionName: lastPart(executionArn),
      stateMachineArn: `arn:aws:states:${place}:stateMachine:${stateMachineName}`,
      stateMachineName,
      roleArn: functionName === undefined ? '' : `arn:aws:iam::${accountId}:role/${functionName}`,
      testCase,
      state: wireName,
      resource: parseResource(resource)!,
      parameters,
      attempt: 0,
      invocation,
      iterations: [],
      ...(functionName === undefined ? {} : { caller }),
      now: this.host().now(),
    };
  }
}

function answerOf(outcome: TaskOutcome | 'pass' | undefined, task: ClientTask, { service }: AwsCall): Answered {
  if (outcome === undefined || outcome === 'pass') return outcome;
  if (!('output' in outcome)) return awsFailure(service, outcome, task);
  const { requestId, answerBody } = task;
  return { output: objectOf(outcome.output), requestId, ...(answerBody && { body: answerBody }) };
}

/** For a task token: the first response. */
function outcomeOf({ outcome, submitted }: TaskReply = {}): TaskOutcome | undefined {
  return outcome ?? (submitted === undefined ? undefined : { output: submitted });
}
