import { ServiceError } from '../../../errors/ServiceError';
import { objectEntries } from '../../../services/MessageDraft';
import { asText, optionalText } from '../../../services/parameters';
import { faultOfEntry } from '../../../services/events';
import {
  asDouble,
  isArray,
  isNumber,
  isObject,
  member,
  objectOf,
  parseJson,
  type Json,
  type JsonObject,
} from '../../../util/json';
import type { EventToPut } from '../rules/putEvent';
import type { Starts } from '../Starts';

/** AWS: quotas of the API (API_PutEvents). The size was 256 KB until January 2026. */
const mostEntries = 10;
const mostBytes = 1024 * 1024;

/**
 * PutEvents. An entry that the bus rejects does not affect the others.
 *
 * AWS: a target that cannot be started does not change the result, and a bus that does not exist is no error.
 */
export function putEvents(input: Json, starts: Starts): JsonObject {
  const given = member(objectOf(input), 'Entries');
  if (!isArray(given)) throw invalid("Value null at 'entries' failed to satisfy constraint: Member must not be null");
  if (given.length === 0)
    throw invalid(
      "Value '[]' at 'entries' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  // AWS: the value is shown as Java prints it.
  if (given.length > mostEntries)
    throw invalid(
      `Value at 'entries' failed to satisfy constraint: Member must have length less than or equal to ${mostEntries}`,
    );
  const entries = objectEntries(objectOf(input), 'Entries');
  if (entries.reduce((bytes, entry) => bytes + sizeOf(entry), 0) > mostBytes)
    throw new ServiceError('ValidationException', 'Total size of the entries in the request is over the limit.');
  const results = entries.map((entry): JsonObject => {
    const fault = faultOfEntry(entry) ?? faultOfSource(entry);
    return fault ?? { EventId: starts.put(eventOf(entry)).event['id']! };
  });
  return { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results };
}

function invalid(violation: string): ServiceError {
  return new ServiceError('ValidationException', `1 validation error detected: ${violation}`);
}

/** AWS: the size that counts (guide, eb-putevents: "Calculating the size of PutEvents entries"). */
function sizeOf(entry: JsonObject): number {
  const texts = ['Source', 'DetailType', 'Detail'].map((name) => optionalText(entry, name) ?? '');
  const bytes = [...texts, ...resourcesOf(entry)].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return bytes + (member(entry, 'Time') === undefined ? 0 : 14);
}

/** AWS: only AWS itself may use these sources. */
function faultOfSource(entry: JsonObject): JsonObject | undefined {
  if (!/^aws\./.test(optionalText(entry, 'Source') ?? '')) return undefined;
  return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
}

function eventOf(entry: JsonObject): EventToPut {
  const detail = parseJson(asText(member(entry, 'Detail')!));
  const time = member(entry, 'Time');
  return {
    source: optionalText(entry, 'Source')!,
    detailType: optionalText(entry, 'DetailType')!,
    detail: isObject(detail) ? detail : {},
    resources: resourcesOf(entry),
    eventBus: optionalText(entry, 'EventBusName'),
    timeMs: isNumber(time) ? asDouble(time) * 1000 : undefined,
  };
}

function resourcesOf(entry: JsonObject): readonly string[] {
  const resources = member(entry, 'Resources');
  return isArray(resources) ? resources.map(asText) : [];
}
