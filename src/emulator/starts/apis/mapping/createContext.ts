import type { JsonObject } from '../../../../util/json';
import type { StartHost } from '../../StartHost';
import type { ApiRequest } from '../ApiCall';
import type { ApiRoute } from '../routing/ApiRoute';
import { headerOf } from './RequestParts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The stage of a route: that of its file, or CDK's default. */
export function stageOfRoute({ declared }: ApiRoute): string {
  return declared.stage ?? (declared.kind === 'httpRoute' ? '$default' : 'prod');
}

/**
 * `$context` of a request, without `responseOverride`. Members that need a caller with an identity are empty: callers are
 * not checked.
 *
 * AWS: names as in "Variables for data transformations for API Gateway".
 */
export function createContext(host: StartHost, route: ApiRoute, request: ApiRequest): JsonObject {
  const { method, path, headers = {}, authorizer = {}, sourceIp = '127.0.0.1' } = request;
  const { api } = route.declared;
  const stage = stageOfRoute(route);
  const now = host.now();
  const domainName = headerOf(headers, 'host') ?? `${api}.execute-api.${host.region}.amazonaws.com`;
  return {
    accountId: host.accountId,
    apiId: api,
    authorizer,
    domainName,
    domainPrefix: domainName.split('.')[0]!,
    extendedRequestId: host.uuid(),
    httpMethod: method,
    identity: {
      accountId: '',
      apiKey: headerOf(headers, 'x-api-key') ?? '',
      caller: '',
      sourceIp,
      user: '',
      userAgent: headerOf(headers, 'user-agent') ?? '',
      userArn: '',
    },
    path: stage === '$default' ? path : `/${stage}${path}`,
    protocol: 'HTTP/1.1',
    requestId: host.uuid(),
    requestTime: timeOfLog(now),
    requestTimeEpoch: now,
    resourceId: route.declared.name,
    ...(route.declared.kind === 'restMethod' ? { resourcePath: route.declared.path } : { routeKey: route.routeKey }),
    stage,
  };
}

/** `09/Apr/2015:12:34:56 +0000` */
function timeOfLog(ms: number): string {
  const iso = new Date(ms).toISOString();
  return `${iso.slice(8, 10)}/${months[Number(iso.slice(5, 7)) - 1]!}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}
