import {
  isArray,
  isObject,
  member,
  parseJson,
  type Json,
  type JsonObject,
  readJson,
  toCompactText,
} from '../util/json';
import type { ArnPlace, CallTarget, TargetKind } from './AwsService';

/** A target with the name that a parameter gives; nothing when the parameter gives none. */
export function namedTarget(
  kind: TargetKind,
  given: string | undefined,
  nameOf: (given: string) => string,
): CallTarget {
  return given === undefined ? {} : { kind, name: nameOf(given) };
}

/** What is received as a parameter has it. A text that holds a JSON object or array is shown parsed. */
export function received(parameters: JsonObject, name: string): { readonly received: Json } {
  const value = member(parameters, name) ?? null;
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return { received: value };
  try {
    return { received: parseJson(value) };
  } catch {
    return { received: value };
  }
}

/** A parameter that is a text. */
export function textParameter(parameters: JsonObject, name: string): string | undefined {
  const value = member(parameters, name);
  return typeof value === 'string' ? value : undefined;
}

export function firstEntry(parameters: JsonObject, name: string): JsonObject | undefined {
  const list = member(parameters, name);
  const entry = isArray(list) ? list[0] : undefined;
  return isObject(entry) ? entry : undefined;
}

/** `news` of `arn:aws:sns:us-east-1:123456789012:news`. */
export function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}

/** `orders` of `https://sqs.us-east-1.amazonaws.com/123456789012/orders`. */
export function lastSegment(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}

/** The ARN of a resource of a service in the account and region of who calls. */
export function arnIn({ partition, region, accountId }: ArnPlace, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}

/** Where an execution (or whatever has this ARN) lives. */
export function placeOf(arn: string): ArnPlace {
  const [, partition = 'aws', , region = '', accountId = ''] = arn.split(':');
  return { partition, region, accountId };
}

/**
 * A parameter that the service takes as text: texts as they are, anything else as its JSON text.
 *
 * AWS: `MessageBody`, `Message`, `Detail` and `Input` may be objects; history shows the object, the service gets text.
 */
export function asText(value: Json): string {
  return typeof value === 'string' ? value : toCompactText(value);
}

/** The value of a JSON text; the text itself when it is none. */
export function parsedOrText(text: string): Json {
  try {
    return readJson(text);
  } catch {
    return text;
  }
}

/** A parameter as text; `undefined` when it is left out or null. */
export function optionalText(parameters: JsonObject, name: string): string | undefined {
  const value = member(parameters, name);
  return value === undefined || value === null ? undefined : asText(value);
}
