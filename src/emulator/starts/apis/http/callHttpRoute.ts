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
  const { timeoutMs = defaultTimeoutMs } = declared;
  const outgoing = { timeoutMs, action, text: JSON.stringify(input), roleArn: declared.roleArn, routeKey };
  const { call, executionArn, answer } = await callIntegration(outgoing, context);
  const made = { integration: call, ...(executionArn !== undefined && { executionArn }) };
  if (answer === undefined) return { ...endpointTimedOut(timeoutMs).answer, ...made };
  return { status: answer.status, headers: { 'content-type': 'application/json' }, body: answer.response, ...made };
}
