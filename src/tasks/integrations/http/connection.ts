import { HarnessError } from '../../../errors/HarnessError';
import type { IntegrationIo } from '../IntegrationIo';
import type { Connection, ConnectionParameter, ConnectionHttpParameters } from './ConnectionRegistry';
import { percentEncode } from './encodeForm';
import { sendHttp } from './sendHttp';
import { isObject, type Json, type JsonObject } from '../../../util/json';
import { setMember } from '../../../util/setMember';
import { asText } from '../../../services/parameters';

/** The header with which a connection authenticates. OAuth first requests a token from its server. */
export async function authorizationHeader(
  name: string,
  { AuthorizationType, AuthParameters }: Connection,
  caller: string,
  io: IntegrationIo,
): Promise<readonly [name: string, value: string]> {
  switch (AuthorizationType) {
    case 'BASIC': {
      const { Username, Password } = AuthParameters.BasicAuthParameters!;
      return ['Authorization', `Basic ${Buffer.from(`${Username}:${Password}`).toString('base64')}`];
    }
    case 'API_KEY': {
      const { ApiKeyName, ApiKeyValue } = AuthParameters.ApiKeyAuthParameters!;
      return [ApiKeyName, ApiKeyValue];
    }
    case 'OAUTH_CLIENT_CREDENTIALS':
      return ['Authorization', `Bearer ${await accessToken(name, AuthParameters.OAuthParameters!, caller, io)}`];
  }
}

type OAuth = NonNullable<Connection['AuthParameters']['OAuthParameters']>;

/** AWS: a form with the grant, the connection's own body parameters, then the client's secret and id. */
async function accessToken(name: string, oauth: OAuth, caller: string, io: IntegrationIo): Promise<string> {
  if (oauth.AccessToken !== undefined) return oauth.AccessToken;
  const { ClientID, ClientSecret } = oauth.ClientParameters;
  const { HeaderParameters = [], QueryStringParameters = [], BodyParameters = [] } = oauth.OAuthHttpParameters ?? {};
  const target = io.endpoints.findHttp(oauth.AuthorizationEndpoint);
  if (target === undefined) {
    throw new HarnessError(
      `Connection '${name}' requests a token from ${oauth.AuthorizationEndpoint}, but no request may go there. ` +
        `Allow it with http: { '${oauth.AuthorizationEndpoint}': true }, or give the connection an AccessToken.`,
    );
  }
  const grant = BodyParameters.some(({ Key }) => Key === 'grant_type')
    ? []
    : [{ Key: 'grant_type', Value: 'client_credentials' }];
  const client = [
    { Key: 'client_secret', Value: ClientSecret },
    { Key: 'client_id', Value: ClientID },
  ];
  const form = encode([...grant, ...BodyParameters, ...client]);
  const method = oauth.HttpMethod ?? 'POST';
  const query = encode(method === 'GET' ? [...QueryStringParameters, ...grant, ...client] : QueryStringParameters);
  const answer = await sendHttp(
    {
      url: query === '' ? target.url : `${target.url}?${query}`,
      method,
      headers: [
        ...HeaderParameters.map(({ Key, Value }) => [Key, Value] as const),
        ['Content-Type', 'application/x-www-form-urlencoded'],
      ],
      body: method === 'GET' ? undefined : form,
    },
    { caller, target },
    io,
  );
  const token = tokenIn(answer.body);
  if (token !== undefined) return token;
  throw new HarnessError(
    `Connection '${name}': ${oauth.AuthorizationEndpoint} answered ${answer.statusCode} without an access_token.`,
  );
}

function encode(parameters: readonly ConnectionParameter[]): string {
  return parameters.map(({ Key, Value }) => `${percentEncode(Key)}=${percentEncode(Value)}`).join('&');
}

function tokenIn(body: string): string | undefined {
  try {
    const { access_token: token } = JSON.parse(body) as { access_token?: unknown };
    return typeof token === 'string' ? token : undefined;
  } catch {
    return undefined;
  }
}

/** The request to send, with the parameters of the task and the connection. */
export interface MergedRequest {
  /** In the order in which they are sent; names may differ only in case. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly query: JsonObject;
  /** `undefined` without a body. */
  readonly body: Json | undefined;
}

/** AWS: the task's error if both have a body and the task's is a string. */
export const bodyMergeFault = 'Cannot merge connection body authorization parameters with request body.';

/**
 * Adds a connection's values to a task's. `undefined` if the bodies cannot be merged.
 *
 * AWS: the connection wins if both have exactly the same name. Header names that differ in case are both sent. In the
 * query, the task's names come first, and a replaced one moves to the connection's; in the body, a replaced member
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
