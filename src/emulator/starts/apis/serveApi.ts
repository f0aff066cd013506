import type { StartContext } from '../StartKind';
import type { ApiAnswer, ApiRequest } from './ApiCall';
import { byApi, callRoutes, isOfApi } from './callApi';
import { GatewayAnswer } from './GatewayAnswer';
import type { ApiRoute } from './routing/ApiRoute';
import { stageOfRoute, urlPathOf } from './routing/urlPath';
import { UnknownApiError } from './UnknownApiError';

/** A request over HTTP: the path begins with the stage, unless that is `$default`. */
export type ServedRequest = ApiRequest & { readonly api: string };

/**
 * Answers a request as its API does for callers on the network: API Gateway itself answers what no route takes. Rejects
 * with UnknownApiError if there is no such API.
 */
export async function serveApi(
  request: ServedRequest,
  routes: readonly ApiRoute[],
  context: StartContext,
): Promise<ApiAnswer> {
  const [own] = [...byApi(routes).values()].filter((each) => each.some((route) => isOfApi(route, request.api)));
  if (own === undefined) throw new UnknownApiError(noApi(request.api, routes));
  const stage = stageOfRoute(own[0]!.declared);
  const path = stage === '$default' ? request.path : withoutStage(request.path, stage);
  if (path === undefined)
    return new GatewayAnswer(403, 'Forbidden', `The stage of this API is ${stage}: ${urlPathOf(own[0]!.declared)}`)
      .answer;
  return callRoutes({ ...request, path }, own, context);
}

function withoutStage(path: string, stage: string): string | undefined {
  const [, first = '', rest = ''] = /^\/([^/]*)([^]*)$/.exec(path) ?? [];
  if (first !== stage && first !== encodeURIComponent(stage)) return undefined;
  return rest === '' ? '/' : rest;
}

function noApi(api: string, routes: readonly ApiRoute[]): string {
  const urls = [...byApi(routes).values()].flat().map((route) => `${route.method} ${urlPathOf(route.declared)}`);
  const there =
    urls.length === 0
      ? 'No file that is served declares an API that starts a state machine.'
      : `There is ${urls.join(', ')}.`;
  return `There is no API '${api}'. ${there}`;
}
