import { HarnessError } from '../../../errors/HarnessError';
import type { StartContext } from '../StartKind';
import type { ApiAnswer, ApiRequest } from './ApiCall';
import { byApi, callRoutes, isOfApi } from './callApi';
import { GatewayAnswer } from './GatewayAnswer';
import { stageOfRoute } from './mapping/createContext';
import type { ApiRoute } from './routing/ApiRoute';

/** A request over HTTP: the path begins with the stage, unless that is `$default`. */
export type ServedRequest = ApiRequest & { readonly api: string };

/**
 * Answers a request as its API does for callers on the network: API Gateway itself answers what no route takes. Rejects
 * with HarnessError if there is no such API.
 */
export async function serveApi(
  request: ServedRequest,
  routes: readonly ApiRoute[],
  context: StartContext,
): Promise<ApiAnswer> {
  const [own] = [...byApi(routes).values()].filter((each) => each.some((route) => isOfApi(route, request.api)));
  if (own === undefined) throw new HarnessError(noApi(request.api, routes));
  const stage = stageOfRoute(own[0]!);
  const path = stage === '$default' ? request.path : withoutStage(request.path, stage);
  if (path === undefined)
    return new GatewayAnswer(403, 'Forbidden', `The stage of this API is ${stage}: ${urlPathOf(own[0]!)}`).answer;
  return callRoutes({ ...request, path }, own, context);
}

function withoutStage(path: string, stage: string): string | undefined {
  const [, first = '', rest = ''] = /^\/([^/]*)([^]*)$/.exec(path) ?? [];
  if (first !== stage && first !== encodeURIComponent(stage)) return undefined;
  return rest === '' ? '/' : rest;
}

/** Where a server has a route: `/_api/Orders/prod/orders/{id}`. */
export function urlPathOf(route: ApiRoute): string {
  const stage = stageOfRoute(route);
  const api = encodeURIComponent(route.declared.api);
  const path = route.declared.kind === 'restMethod' ? route.declared.path : (route.routeKey.split(/\s+/)[1] ?? '/');
  return `/_api/${api}${stage === '$default' ? '' : `/${encodeURIComponent(stage)}`}${path}`;
}

function noApi(api: string, routes: readonly ApiRoute[]): string {
  const urls = [...byApi(routes).values()].flat().map((route) => `${route.method} ${urlPathOf(route)}`);
  const there =
    urls.length === 0
      ? 'No file that is served declares an API that starts a state machine.'
      : `There is ${urls.join(', ')}.`;
  return `There is no API '${api}'. ${there}`;
}
