import { HarnessError } from '../../../../errors/HarnessError';
import type { Json, JsonObject } from '../../../../util/json';
import { headerOf, jsonOf, memberAt, textOfParameter, type RequestParts } from '../mapping/RequestParts';

/** Where the parameters of a REST API come from. */
export interface ParameterSources {
  readonly request: RequestParts;
  readonly context: JsonObject;
  readonly stageVariables: Readonly<Record<string, string>>;
  /** Only for those of a response. */
  readonly response?: { readonly headers: Readonly<Record<string, string>>; readonly body: string };
}

/**
 * The values of `requestParameters` or `responseParameters` by their targets. One without a value is left out.
 *
 * AWS: "Request and response data mapping reference".
 */
export function mapParameters(
  mappings: Readonly<Record<string, string>>,
  sources: ParameterSources,
): readonly (readonly [target: string, value: string])[] {
  return Object.entries(mappings).flatMap(([target, written]) => {
    const value = valueOf(written, sources);
    return value === undefined ? [] : [[target, textOfParameter(value)] as const];
  });
}

function valueOf(written: string, sources: ParameterSources): Json | undefined {
  const constant = /^'([^]*)'$/.exec(written);
  if (constant !== null) return constant[1]!;
  const { request, response, context, stageVariables } = sources;
  const [, root, rest = ''] =
    /^(method\.request|integration\.response|context|stageVariables)(?:\.([^]+))?$/.exec(written) ?? [];
  if (root === 'context') return memberAt(context, rest);
  if (root === 'stageVariables') return memberAt(stageVariables, rest);
  if (root === 'method.request') {
    if (rest === 'body') return request.body;
    if (rest.startsWith('body.')) return memberAt(jsonOf(request.body, 'request'), rest.slice('body.'.length));
    const [, place, name = ''] = /^(?:multivalue)?(path|querystring|header)\.([^]+)$/.exec(rest) ?? [];
    if (place === 'header') return headerOf(request.header, name);
    if (place !== undefined) return memberOf(request[place as 'path' | 'querystring'], name);
  }
  if (root === 'integration.response' && response !== undefined) {
    if (rest === 'body') return response.body;
    if (rest.startsWith('body.')) return memberAt(jsonOf(response.body, 'response'), rest.slice('body.'.length));
    const [, name] = /^(?:multivalue)?header\.([^]+)$/.exec(rest) ?? [];
    if (name !== undefined) return headerOf(response.headers, name);
  }
  throw new HarnessError(
    `A parameter is mapped from '${written}'. Write method.request.path.NAME, .querystring.NAME, .header.NAME or .body, ` +
      "integration.response.header.NAME or .body, context.NAME, stageVariables.NAME, or 'a constant in quotes'.",
  );
}

function memberOf(values: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
