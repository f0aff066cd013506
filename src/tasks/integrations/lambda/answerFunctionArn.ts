import type { TaskOutcome, TaskReply, TaskRequest } from '../../../contract/task';
import { toJsonCopy } from '../../../util/copyJson';
import { parseJson, toText } from '../../../util/json';
import { invokeResource } from '../../../services/lambda';
import type { TaskAnswer, IntegrationIo } from '../IntegrationIo';
import { clientFailureOutcome, failureOutcome } from '../replies';
import type { FunctionCall, InvokeParameters, Payload } from './FunctionCall';
import { afterLimit, failedFunction, invokeFunction, type InvokeAnswer } from './invokeFunction';
import type { Invocation } from './Invocation';
import type { FunctionEnd } from './FunctionEnd';

/**
 * A Task whose Resource is a function's ARN.
 *
 * AWS: the whole effective input is the event. The function's response is the result byte for byte, including spaces,
 * and also the cause byte for byte if the function failed.
 */
export function answerFunctionArn(request: TaskRequest, io: IntegrationIo): TaskAnswer {
  return invokeFunction(new WholeInputCall(request), request, io, replyOf, replyOfEnd);
}

/** A call whose payload is the task's whole input, as the caller wrote it. */
class WholeInputCall implements FunctionCall, InvokeParameters, Payload {
  constructor(readonly task: TaskRequest) {}

  get parameters(): InvokeParameters {
    return this;
  }

  get functionName(): string {
    return this.task.resource.arn;
  }

  get payload(): Payload {
    return this;
  }

  get text(): string {
    return toText(this.task.parameters);
  }

  event(): unknown {
    return toJsonCopy(this.task.parameters);
  }
}

function replyOf(answer: InvokeAnswer): TaskReply {
  return { outcome: toOutcome(answer) };
}

function replyOfEnd(end: FunctionEnd, { call, io }: Invocation): TaskReply {
  return afterLimit({ outcome: endOutcome(end) }, end, call.task, io);
}

function endOutcome({ value, payload, functionError }: FunctionEnd): TaskOutcome {
  return functionError === undefined
    ? { output: value }
    : failedFunction(payload ?? JSON.stringify(value), (text) => text);
}

function toOutcome(answer: InvokeAnswer): TaskOutcome {
  if ('failure' in answer) return failureOutcome(invokeResource, answer.failure);
  if ('unsent' in answer) return clientFailureOutcome(invokeResource, answer.unsent);
  if (answer.functionError !== undefined) return failedFunction(answer.payload, (payload) => payload);
  try {
    return { output: parseJson(answer.payload) };
  } catch {
    return { output: answer.payload };
  }
}
