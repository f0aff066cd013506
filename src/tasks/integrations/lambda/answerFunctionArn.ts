import type { TaskOutcome, TaskReply, TaskRequest } from '../../../language/asl/task';
import { parseJson, toText } from '../../../util/json';
import type { Answer, IntegrationResource } from '../Integration';
import type { IntegrationIo } from '../IntegrationIo';
import { clientFailureOutcome, failureOutcome } from '../serviceErrors';
import { errorOf, limitDelay } from './functionErrors';
import { invokeFunction, type InvokeAnswer } from './invokeFunction';

/** Errors of the Invoke API itself are named as in `lambda:invoke`. */
const invoke: IntegrationResource = {
  kind: 'integration',
  arn: 'arn:aws:states:::lambda:invoke',
  resourceType: 'lambda',
  resource: 'invoke',
  service: 'lambda',
  action: 'invoke',
  awsSdk: false,
  pattern: 'REQUEST_RESPONSE',
  version: 1,
};

/**
 * A Task whose Resource is a function's ARN.
 *
 * AWS: the whole effective input is the event; the function's reply is the result byte for byte, spaces included, and
 * byte for byte the cause when the function failed.
 */
export function answerFunctionArn(request: TaskRequest, io: IntegrationIo): Answer {
  const parameters = { functionName: request.resource.arn, payload: toText(request.parameters) };
  const answer = invokeFunction(parameters, request, io);
  if (answer === undefined) return undefined;
  const reply = (settled: InvokeAnswer): TaskReply => ({
    outcome: toOutcome(settled),
    ...limitDelay(settled, request, io),
  });
  return answer instanceof Promise ? answer.then(reply) : reply(answer);
}

function toOutcome(answer: InvokeAnswer): TaskOutcome {
  if ('failure' in answer) return failureOutcome(invoke, answer.failure);
  if ('unreachable' in answer) return clientFailureOutcome(invoke, answer.unreachable);
  if (answer.functionError !== undefined) return errorOf(answer.payload, (payload) => payload);
  try {
    return { output: parseJson(answer.payload) };
  } catch {
    return { output: answer.payload };
  }
}
