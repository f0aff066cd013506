import { isObject, member, type JsonObject } from '../../util/json';

/** AWS: headers that an HTTP Task may not set. */
const http = new Set(
  (
    'a-im accept-charset accept-datetime accept-encoding authorization cache-control connection content-encoding ' +
    'content-md5 date expect forwarded from host http2-settings max-forwards origin pragma proxy-authorization ' +
    'referer server te trailer transfer-encoding upgrade via warning'
  ).split(' '),
);
const httpPrefixes = ['if-', 'x-forwarded-', 'x-amz-', 'x-amzn-'];

/** AWS: headers that apigateway:invoke may not set. */
const apiGateway = new Set(
  (
    'authorization connection content-md5 expect host max-forwards proxy-authenticate server te transfer-encoding ' +
    'trailer upgrade via www-authenticate'
  ).split(' '),
);
const apiGatewayPrefixes = ['x-forwarded', 'x-amz', 'x-amzn'];

/** Those of the names that may not be set, in lower case. */
function forbiddenHeaders(service: 'http' | 'apigateway', names: readonly string[]): readonly string[] {
  const [exact, prefixes] = service === 'http' ? [http, httpPrefixes] : [apiGateway, apiGatewayPrefixes];
  return names
    .map((name) => name.toLowerCase())
    .filter((name) => exact.has(name) || prefixes.some((prefix) => name.startsWith(prefix)));
}

/** What AWS says when a task sets headers that it may not. */
export function forbiddenHeaderFaults(service: 'http' | 'apigateway', parameters: JsonObject): readonly string[] {
  const headers = member(parameters, 'Headers');
  const names = forbiddenHeaders(service, Object.keys(isObject(headers) ? headers : {}));
  return names.length === 0 ? [] : [`The 'Headers' field contains unsupported values: [${names.join(', ')}]`];
}
