import { isArray, isNumber, isObject, member, toCompactText, type Json, type JsonObject } from '../util/json';
import type { AwsService, TaskCaller, CallTarget } from './AwsService';
import {
  asText,
  parsedOrText,
  optionalText,
  arnIn,
  firstEntry,
  lastPart,
  lastSegment,
  namedTarget,
  textParameter,
} from './parameters';
import { objectEntries, withTexts, type MessageDraft } from './MessageDraft';

export const events: AwsService = {
  id: 'EventBridge',
  errorPrefix: 'EventBridge',
  causeName: 'AmazonEventBridge',
  unlisted: ['Validation'],
  localVariable: 'EVENTBRIDGE_ENDPOINT',
  jsonTexts: ['Detail'],
  wholeNumbers: true,
  policyName: 'events',
  arn(parameters, place) {
    const { name } = eventBus(parameters);
    return name === undefined ? undefined : arnIn(place, 'events', `event-bus/${name}`);
  },
  actions: {
    putEvents: {
      patterns: 'RT',
      required: ['Entries'],
      members: ['Entries', 'EndpointId'],
      // AWS: the result has no Sdk members.
      metadata: false,
      target: eventBus,
      wire: (parameters, call) => ({
        ...parameters,
        Entries: objectEntries(parameters, 'Entries').map((entry) => wireEntry(entry, call)),
      }),
      success({ parameters, id }) {
        const entries = objectEntries(parameters, 'Entries').map(
          (entry, i): JsonObject => faultOfEntry(entry) ?? { EventId: id(`event ${i}`) },
        );
        return { Entries: entries, FailedEntryCount: entries.filter((entry) => 'ErrorCode' in entry).length };
      },
      messages: (parameters) =>
        objectEntries(parameters, 'Entries').flatMap((entry, i) => (faultOfEntry(entry) ? [] : [event(entry, i)])),
      // AWS: one failed entry fails the task, with the whole result as its cause.
      failure: (answer) =>
        isNumber(answer['FailedEntryCount']) && answer['FailedEntryCount'] > 0
          ? { error: 'EventBridge.FailedEntry', cause: toCompactText(answer) }
          : undefined,
    },
  },
};

/** The bus of the first entry: entries of one call rarely go to several. */
function eventBus(parameters: JsonObject): CallTarget {
  const entry = firstEntry(parameters, 'Entries');
  const bus = entry && (textParameter(entry, 'EventBusName') ?? 'default');
  return namedTarget('eventBus', bus, (given) => lastSegment(lastPart(given)));
}

/**
 * AWS: `Detail` may be an object, but the bus gets its JSON; the optimised integration appends the execution and its
 * state machine to `Resources`.
 */
function wireEntry(entry: JsonObject, { resource, executionArn, stateMachineArn }: TaskCaller): JsonObject {
  const wire = withTexts(entry, 'Detail');
  if (resource.awsSdk) return wire;
  const resources = member(entry, 'Resources');
  return { ...wire, Resources: [...(isArray(resources) ? resources : []), executionArn, stateMachineArn] };
}

function event(entry: JsonObject, i: number): MessageDraft {
  const target = optionalText(entry, 'EventBusName') ?? 'default';
  const resources = member(entry, 'Resources');
  return {
    service: 'events',
    destination: lastSegment(target),
    target,
    idPart: `event ${i}`,
    body: asText(member(entry, 'Detail')!),
    detailType: optionalText(entry, 'DetailType'),
    source: optionalText(entry, 'Source'),
    resources: isArray(resources) ? resources.map(asText) : [],
  };
}

/** AWS: the bus's error for an entry that it rejects, as a member of the result; `undefined` if it accepts the entry. */
export function faultOfEntry(entry: JsonObject): JsonObject | undefined {
  const missing = ['Source', 'DetailType', 'Detail'].find((name) => (optionalText(entry, name) ?? '') === '');
  if (missing !== undefined) {
    const message = `Parameter ${missing} is not valid. Reason: ${missing} is a required argument.`;
    return { ErrorCode: 'InvalidArgument', ErrorMessage: message };
  }
  const detail: Json = parsedOrText(asText(member(entry, 'Detail')!));
  return isObject(detail) ? undefined : { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
}
