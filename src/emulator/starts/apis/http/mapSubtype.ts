import { HarnessError } from '../../../../errors/HarnessError';
import type { DeclaredHttpRoute } from '../../../../contract/starts/DeclaredHttpRoute';
import type { Json, JsonObject } from '../../../../util/json';
import { GatewayAnswer } from '../GatewayAnswer';
import { headerOf, jsonOf, memberAt, textOfParameter, type RequestParts } from '../mapping/RequestParts';

/** What each subtype calls, and its parameters by the names that the API of Step Functions has for them. */
const subtypes: Readonly<
  Record<
    DeclaredHttpRoute['subtype'],
    { readonly action: string; readonly required: string; readonly members: Readonly<Record<string, string>> }
  >
> = {
  'StepFunctions-StartExecution': {
    action: 'StartExecution',
    required: 'StateMachineArn',
    members: { StateMachineArn: 'stateMachineArn', Name: 'name', Input: 'input' },
  },
  'StepFunctions-StartSyncExecution': {
    action: 'StartSyncExecution',
    required: 'StateMachineArn',
    members: { StateMachineArn: 'stateMachineArn', Name: 'name', Input: 'input', TraceHeader: 'traceHeader' },
  },
  'StepFunctions-StopExecution': {
    action: 'StopExecution',
    required: 'ExecutionArn',
    members: { ExecutionArn: 'executionArn', Cause: 'cause', Error: 'error' },
  },
};

/** What mappings of an HTTP API read. */
export interface HttpSources {
  readonly request: RequestParts;
  readonly path: string;
  readonly context: JsonObject;
  readonly region: string;
}

/**
 * The call of an HTTP API's route: its action, and its input. Throws GatewayAnswer, and HarnessError for a parameter that
 * the subtype does not have.
 *
 * AWS: "AWS service integrations for HTTP APIs".
 */
export function mapSubtype(
  { subtype, requestParameters, routeKey }: DeclaredHttpRoute & { readonly routeKey: string },
  sources: HttpSources,
): { readonly action: string; readonly input: JsonObject } {
  const { action, required, members } = subtypes[subtype];
  if (!Object.hasOwn(requestParameters, required))
    throw new HarnessError(`${routeKey}: ${subtype} needs the request parameter ${required}.`);
  const input: Record<string, string> = {};
  for (const [name, written] of Object.entries(requestParameters)) {
    const value = resolve(name, written, sources);
    if (name === 'Region') checkRegion(value, sources.region, routeKey);
    else if (!Object.hasOwn(members, name))
      throw new HarnessError(
        `${routeKey}: ${subtype} has no parameter ${name}. It has ${Object.keys(members).join(', ')}, Region.`,
      );
    else input[members[name]!] = value;
  }
  return { action, input };
}

function checkRegion(given: string, own: string, routeKey: string): void {
  if (given !== own) throw new HarnessError(`${routeKey} calls the region ${given}, and only ${own} is here.`);
}

/** A parameter: `$request.body`, or text with `${request.path.id}` in it. */
function resolve(name: string, written: string, sources: HttpSources): string {
  if (written.startsWith('$') && !written.startsWith('${')) return required(name, written, sources);
  return written.replace(/\$\{([^{}]*)\}/g, (_, source: string) =>
    required(name, source.startsWith('$') ? source : `$${source}`, sources),
  );
}

/** AWS: the text of its log; the caller gets "Bad Request" (AWS re:Post; the status is not documented). */
function required(name: string, source: string, sources: HttpSources): string {
  const value = valueOf(source, sources);
  if (value !== undefined && value !== '') return textOfParameter(value);
  throw new GatewayAnswer(
    400,
    'Bad Request',
    `Unable to resolve property ${name} from source ${source}. Please make sure that the request to API Gateway ` +
      'contains all the necessary fields specified in request parameters.',
  );
}

function valueOf(source: string, { request, path, context }: HttpSources): Json | undefined {
  const [, root, rest = ''] = /^\$(request|context|stageVariables)\.([^]+)$/.exec(source) ?? [];
  if (root === 'context') return memberAt(context, rest);
  if (rest === 'path') return path;
  if (rest === 'body') return request.body;
  if (rest.startsWith('body.')) return memberAt(jsonOf(request.body, 'request'), rest.slice('body.'.length));
  const [, place, name = ''] = /^(path|querystring|header)\.([^]+)$/.exec(rest) ?? [];
  if (place === 'header') return headerOf(request.header, name);
  if (place !== undefined) {
    const values = request[place as 'path' | 'querystring'];
    return Object.hasOwn(values, name) ? values[name] : undefined;
  }
  throw new HarnessError(
    `A parameter is mapped from '${source}'. Write $request.body, $request.body.NAME, $request.path.NAME, ` +
      '$request.querystring.NAME, $request.header.NAME or $context.NAME.',
  );
}
