import { isObject, type Json, type JsonObject } from '../../../util/json';
import { setMember } from '../../../util/setMember';
import { asText } from '../../awsServices/jsonText';
import type { Connection, ConnectionHttpParameters, ConnectionParameter } from './ConnectionRegistry';

/** The request that is sent: the task's parameters and those of the connection. */
export interface MergedRequest {
  /** In the order they are sent; names may differ in case alone. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly query: JsonObject;
  /** `undefined`: no body. */
  readonly body: Json | undefined;
}

/** AWS: what the task says when both have a body and the task's is a text. */
export const bodyMergeFault = 'Cannot merge connection body authorization parameters with request body.';

/**
 * Puts a connection's values over a task's. `undefined` when the bodies cannot be merged.
 *
 * AWS: the connection wins where both have exactly the same name. Header names that differ in case are both sent. Of
 * the query, the task's names come first, a replaced one moves to the connection's; in the body a replaced member
 * keeps its place.
 */
export function mergeConnection(
  headers: JsonObject,
  query: JsonObject,
  body: Json | undefined,
  { AuthParameters: { InvocationHttpParameters: own = {} } }: Pick<Connection, 'AuthParameters'>,
): MergedRequest | undefined {
  const merged = mergeBody(body, own.BodyParameters ?? []);
  if (merged === undefined) return undefined;
  return {
    headers: mergeHeaders(headers, own.HeaderParameters ?? []),
    query: mergeQuery(query, own),
    body: merged.body,
  };
}

function mergeHeaders(
  headers: JsonObject,
  own: readonly ConnectionParameter[],
): readonly (readonly [string, string])[] {
  const names = new Set(own.map(({ Key }) => Key));
  return [
    ...own.map(({ Key, Value }) => [Key, Value] as const),
    ...Object.entries(headers)
      .filter(([name]) => !names.has(name))
      .map(([name, value]) => [name, asText(value)] as const),
  ];
}

function mergeQuery(query: JsonObject, { QueryStringParameters: own = [] }: ConnectionHttpParameters): JsonObject {
  const names = new Set(own.map(({ Key }) => Key));
  return Object.fromEntries([
    ...Object.entries(query).filter(([name]) => !names.has(name)),
    ...own.map(({ Key, Value }): [string, Json] => [Key, Value]),
  ]);
}

function mergeBody(
  body: Json | undefined,
  own: readonly ConnectionParameter[],
): { readonly body: Json | undefined } | undefined {
  if (own.length === 0) return { body };
  if (body !== undefined && !isObject(body)) return undefined;
  const merged: Record<string, Json> = { ...body };
  for (const { Key, Value } of own) setMember(merged, Key, Value);
  return { body: merged };
}
