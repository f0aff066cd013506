import type { StartContext } from '../../StartKind';
import type { ApiAnswer, ApiRequest } from '../ApiCall';
import { callIntegration } from '../callIntegration';
import { createContext } from '../mapping/createContext';
import { requestPartsOf, type RequestParts } from '../mapping/RequestParts';
import { endpointTimedOut } from '../GatewayAnswer';
import type { HttpRoute } from '../routing/ApiRoute';
import { mapSubtype } from './mapSubtype';

/** AWS: quotas of HTTP APIs, "Maximum integration timeout". */
const defaultTimeoutMs = 30_000;

/** Calls a route of an HTTP API: the answer is that of Step Functions. Throws GatewayAnswer and HarnessError. */
export async function callHttpRoute(
  route: HttpRoute,
  request: ApiRequest,
  parameters: RequestParts['path'],
  context: StartContext,
): Promise<ApiAnswer> {
  const { declared, routeKey } = route;
  const sources = {
    request: requestPartsOf(request, parameters),
    path: request.path,
    context: createContext(context.host, route, request),
    region: context.host.region,
  };
  const { action, input } = mapSubtype(declared, sources);
  const outgoing = { action, text: JSON.stringify(input), roleArn: declared.roleArn, routeKey };
  const { call, executionArn, tookMs } = await callIntegration(outgoing, context);
  const made = { integration: call, ...(executionArn !== undefined && { executionArn }) };
  const limit = declared.timeoutMs ?? defaultTimeoutMs;
  if (tookMs > limit) return { ...endpointTimedOut(limit).answer, ...made };
  return { status: call.status, headers: { 'content-type': 'application/json' }, body: call.response, ...made };
}
