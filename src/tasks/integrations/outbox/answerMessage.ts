import { isObject, toPlainNumbers, toText, type Json, type JsonObject } from '../../../util/json';
import type { TaskRequest } from '../../../contract/task';
import { HarnessError } from '../../../errors/HarnessError';
import { checkMembers } from '../../../util/checkMembers';
import { deepFreeze } from '../../../util/deepFreeze';
import { printJson } from '../../../util/ExactNumber';
import { oddValue } from '../../../util/oddValue';
import type { ServiceCall } from '../../../services/AwsService';
import { findAction } from '../../../services/services';
import { serviceCall, successOf, type ServiceRequest } from '../../../services/serviceCalls';
import { parsedOrText } from '../../../services/parameters';
import type { MessageDraft } from '../../../services/MessageDraft';
import { md5OfAttributes, md5OfBody } from '../../../services/sqs';
import { uuid } from '../ids';
import type { TaskAnswer, IntegrationIo, IntegrationServices } from '../IntegrationIo';
import { answerReply, failureOutcome } from '../replies';
import { forward } from '../sdk/forward';
import type { OutboxMessage } from './Outbox';

/** A call that sends messages: to the endpoint if there is one, or else to the outbox. */
export function answerMessage(request: ServiceRequest, io: IntegrationIo): TaskAnswer {
  const forwarded = forward(request, io);
  if (forwarded !== undefined) return forwarded;

  const action = findAction(request.resource)!;
  const given = isObject(request.parameters) ? request.parameters : {};
  const fault = action.fault?.(given);
  if (fault !== undefined) return { outcome: failureOutcome(request.resource, { ...fault, requestId: uuid(io) }) };

  const call = serviceCall(request, { id: ids(io), count: () => io.outbox.messages().length });
  const sent = action.wire === undefined ? given : action.wire(given, request);
  for (const { idPart, ...draft } of action.messages!(sent))
    post({ ...draft, messageId: call.id(idPart) }, request, io);
  const result = successOf(call);
  return answerReply(request, result, result);
}

/** A UUID for each part of a response, drawn on demand. */
function ids(io: IntegrationIo): ServiceCall['id'] {
  const drawn = new Map<string, string>();
  return (part) => {
    const before = drawn.get(part);
    if (before !== undefined) return before;
    const id = uuid(io);
    drawn.set(part, id);
    return id;
  };
}

/** What only the integration knows about a message. */
type Posted = Omit<MessageDraft, 'idPart'> & { readonly messageId: string };

/** Puts a message into the outbox, together with what every message has. */
function post(posted: Posted, request: TaskRequest, io: IntegrationServices): OutboxMessage {
  const { body, attributes = {} } = posted;
  const json = toPlainNumbers(parsedOrText(body));
  const taskToken = tokenIn(body, json, attributes, request.taskToken);
  const call = async (operation: string, input: Record<string, unknown>): Promise<void> => {
    if (taskToken === undefined) {
      throw new HarnessError(
        `The message that state '${request.state}' sent to ${posted.destination} carries no task token, so ${operation} ` +
          `has nothing to answer. Put "TaskToken.$": "$$.Task.Token" into the message and end the Resource in ` +
          `.waitForTaskToken.`,
      );
    }
    await io.call(operation, { taskToken, ...input });
  };
  const message: OutboxMessage = {
    ...posted,
    attributes,
    json,
    md5OfBody: md5OfBody(body),
    md5OfAttributes: md5OfAttributes(attributes),
    taskToken,
    executionArn: request.executionArn,
    state: request.state,
    sentAtMs: io.now(),
    sendTaskSuccess: async (output) => call('SendTaskSuccess', { output: outputText(output) }),
    sendTaskFailure: async (failure = {}) => {
      checkMembers(failure, ['error', 'cause'], 'sendTaskFailure(…)');
      await call('SendTaskFailure', { ...failure });
    },
    sendTaskHeartbeat: () => call('SendTaskHeartbeat', {}),
  };
  io.outbox.add(deepFreeze(message));
  return message;
}

/** The JSON of a test's value as it is now: the test may change it and send it again. */
function outputText(output: unknown): string {
  const odd = oddValue(output);
  if (odd === undefined) return printJson(output);
  throw new HarnessError(`The output of sendTaskSuccess(…) is not JSON: it is ${odd}${odd.endsWith('?') ? '' : '.'}`);
}

/** The sending task's own token if the message contains it, or else the value of a member with such a name. */
function tokenIn(body: string, json: Json, attributes: JsonObject, own: string | undefined): string | undefined {
  if (own !== undefined && (body.includes(own) || toText(attributes).includes(own))) return own;
  return namedToken(json) ?? namedToken(attributes);
}

function namedToken(value: Json, depth = 0): string | undefined {
  if (!isObject(value) || depth > 8) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner === 'string' && /^(?:my)?(?:task)?[-_]?token$/i.test(name)) return inner;
  }
  for (const inner of Object.values(value)) {
    const found = namedToken(inner, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
