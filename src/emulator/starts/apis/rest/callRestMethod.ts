import { HarnessError } from '../../../../errors/HarnessError';
import type { JsonObject } from '../../../../util/json';
import type { StartContext } from '../../StartKind';
import type { ApiAnswer, ApiRequest } from '../ApiCall';
import { callIntegration } from '../callIntegration';
import { GatewayAnswer, endpointTimedOut } from '../GatewayAnswer';
import { createContext } from '../mapping/createContext';
import { inputVariable } from '../mapping/inputVariable';
import { headerOf, requestPartsOf, type RequestParts } from '../mapping/RequestParts';
import { utilVariable } from '../mapping/utilVariable';
import type { RestRoute } from '../routing/ApiRoute';
import { renderMapping } from '../velocity/renderMapping';
import { TemplateError } from '../velocity/TemplateError';
import { fromJson, JavaMap, print, type Value } from '../velocity/values';
import { mapParameters } from './mapParameters';
import { selectResponse, selectResponseTemplate } from './selectResponse';
import { selectTemplate } from './selectTemplate';

/** AWS: quotas of REST APIs; regional and private APIs may raise it. */
const defaultTimeoutMs = 29_000;

/** The route of a template, and the data that it can read. */
interface Rendering {
  readonly route: RestRoute;
  readonly parts: RequestParts;
  readonly context: JsonObject;
  /** `$context.responseOverride`: what templates set. */
  readonly override: JavaMap;
}

/** Calls a method of a REST API. Throws GatewayAnswer and HarnessError. */
export async function callRestMethod(
  route: RestRoute,
  request: ApiRequest,
  parameters: RequestParts['path'],
  context: StartContext,
): Promise<ApiAnswer> {
  const { declared } = route;
  const parts = requestPartsOf(request, parameters);
  const values = createContext(context.host, route, request);
  const override = JavaMap.of({ header: JavaMap.of({}), status: null });
  const rendering = { route, parts, context: values, override };
  const sources = { request: parts, context: values, stageVariables: declared.stageVariables };
  // They have no effect on a call of Step Functions, but a wrong one is a mistake.
  mapParameters(declared.requestParameters, sources);
  const template = selectTemplate(declared, headerOf(parts.header, 'content-type'));
  const text = template === undefined ? parts.body : render(template, parts.body, 'request', rendering);
  const { timeoutMs = defaultTimeoutMs } = declared;
  const outgoing = { timeoutMs, action: declared.action, text, roleArn: declared.roleArn, routeKey: route.routeKey };
  const { call, executionArn, answer } = await callIntegration(outgoing, context);
  const made = { integration: call, ...(executionArn !== undefined && { executionArn }) };
  if (answer === undefined) return { ...endpointTimedOut(timeoutMs).answer, ...made };
  try {
    const response = selectResponse(declared, answer.status);
    const found = selectResponseTemplate(response, parts.header);
    const body = found === undefined ? answer.response : render(found.template, answer.response, 'response', rendering);
    const headers: Record<string, string> = { 'content-type': found?.type ?? 'application/json' };
    const integrationHeaders = { 'content-type': 'application/x-amz-json-1.0' };
    const given = { ...sources, response: { headers: integrationHeaders, body: answer.response } };
    for (const [target, value] of mapParameters(response.responseParameters, given))
      headers[target.replace(/^method\.response\.(?:multivalue)?header\./, '').toLowerCase()] = value;
    const { status, header } = overridden(override);
    return { status: status ?? Number(response.statusCode), headers: { ...headers, ...header }, body, ...made };
  } catch (error) {
    if (error instanceof GatewayAnswer) return { ...error.answer, ...made };
    throw error;
  }
}

function render(template: string, body: string, of: 'request' | 'response', rendering: Rendering): string {
  const { route, parts, context, override } = rendering;
  const values = fromJson(context) as JavaMap;
  const empty = (): Value => JavaMap.of({ header: JavaMap.of({}), path: JavaMap.of({}), querystring: JavaMap.of({}) });
  values.members.set('requestOverride', empty());
  values.members.set('responseOverride', override);
  const variables = new Map<string, Value>([
    ['input', inputVariable(body, of, parts)],
    ['util', utilVariable],
    ['context', values],
    ['stageVariables', JavaMap.of(route.declared.stageVariables)],
  ]);
  try {
    return renderMapping(template, variables);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new HarnessError(`The ${of} template of ${route.routeKey} fails. ${error.message}`);
  }
}

/** AWS: a status that is no whole number from 100 to 599 is ignored (localstack, integration_response: recorded). */
function overridden({ members }: JavaMap): { readonly status?: number; readonly header: Record<string, string> } {
  const status = members.get('status') ?? null;
  const header = members.get('header');
  const headers = header instanceof JavaMap ? [...header.members] : [];
  return {
    ...(typeof status === 'number' && Number.isInteger(status) && status >= 100 && status < 600 && { status }),
    header: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), print(value)])),
  };
}
