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

/** A target with the name in a parameter; nothing if the parameter is missing. */
export function namedTarget(
  kind: TargetKind,
  given: string | undefined,
  nameOf: (given: string) => string,
): CallTarget {
  return given === undefined ? {} : { kind, name: nameOf(given) };
}

/** What the target receives, from a parameter. A string that contains a JSON object or array is shown parsed. */
export function received(parameters: JsonObject, name: string): { readonly received: Json } {
  const value = member(parameters, name) ?? null;
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return { received: value };
  try {
    return { received: parseJson(value) };
  } catch {
    return { received: value };
  }
}

/** A string parameter. */
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

/** The ARN of a service's resource in the caller's account and region. */
export function arnIn({ partition, region, accountId }: ArnPlace, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}

/** The location of an execution, or of anything with this ARN. */
export function placeOf(arn: string): ArnPlace {
  const [, partition = 'aws', , region = '', accountId = ''] = arn.split(':');
  return { partition, region, accountId };
}

/**
 * A parameter that the service takes as a string: strings are unchanged, anything else becomes JSON.
 *
 * AWS: `MessageBody`, `Message`, `Detail` and `Input` may be objects; the history shows the object, the service gets a
 * string.
 */
export function asText(value: Json): string {
  return typeof value === 'string' ? value : toCompactText(value);
}

/** The value of a JSON string; any other string is unchanged. */
export function parsedOrText(text: string): Json {
  try {
    return readJson(text);
  } catch {
    return text;
  }
}

/** A parameter as a string; `undefined` if it is left out or null. */
export function optionalText(parameters: JsonObject, name: string): string | undefined {
  const value = member(parameters, name);
  return value === undefined || value === null ? undefined : asText(value);
}
