import { HarnessError } from '../../../errors/HarnessError';
import { lazy } from '../../../util/lazy';
import type { StartContext } from '../StartKind';
import type { ApiAnswer, ApiRequest } from './ApiCall';
import { GatewayAnswer } from './GatewayAnswer';
import type { ApiRoute } from './routing/ApiRoute';
import { findRoute, type FoundRoute } from './routing/findRoute';

const loadRest = lazy(() => require('./rest/callRestMethod') as typeof import('./rest/callRestMethod'));
const loadHttp = lazy(() => require('./http/callHttpRoute') as typeof import('./http/callHttpRoute'));

/** Calls the API that has the route. Rejects with HarnessError if none or several have it. */
export async function callApi(
  request: ApiRequest,
  routes: readonly ApiRoute[],
  context: StartContext,
): Promise<ApiAnswer> {
  const found = theRoute(request, routes);
  return answerOf(found, request, context);
}

/** Calls one API as its callers do: API Gateway answers by itself if it has no such route. */
export async function callRoutes(
  request: ApiRequest,
  routes: readonly ApiRoute[],
  context: StartContext,
): Promise<ApiAnswer> {
  const found = findRoute(routes, request.method, request.path);
  if (found !== undefined) return answerOf(found, request, context);
  const why = `No route of this API is ${request.method} ${request.path}. It has ${keysOf(routes).join(', ')}.`;
  const isRest = routes.some(({ declared }) => declared.kind === 'restMethod');
  return (
    isRest ? new GatewayAnswer(403, 'Missing Authentication Token', why) : new GatewayAnswer(404, 'Not Found', why)
  ).answer;
}

async function answerOf(
  { route, parameters }: FoundRoute,
  request: ApiRequest,
  context: StartContext,
): Promise<ApiAnswer> {
  const { declared, routeKey, problem } = route;
  if (problem !== undefined) throw new HarnessError(`${routeKey} of ${declared.api} cannot be called. ${problem}`);
  const told = { route: { api: declared.api, name: declared.name, routeKey } };
  try {
    const answer = isRest(route)
      ? await loadRest().callRestMethod(route, request, parameters, context)
      : await loadHttp().callHttpRoute(route, request, parameters, context);
    return { ...answer, ...told };
  } catch (error) {
    if (error instanceof GatewayAnswer) return { ...error.answer, ...told };
    throw error;
  }
}

function isRest(route: ApiRoute): route is Extract<ApiRoute, { declared: { kind: 'restMethod' } }> {
  return route.declared.kind === 'restMethod';
}

function theRoute({ api, method, path }: ApiRequest, routes: readonly ApiRoute[]): FoundRoute {
  const asked = `${method} ${path}`;
  const own = api === undefined ? routes : routes.filter((route) => isOfApi(route, api));
  if (own.length === 0) throw new HarnessError(noApi(api, routes));
  const found = [...byApi(own).values()].flatMap((each) => findRoute(each, method, path) ?? []);
  if (found.length === 1) return found[0]!;
  if (found.length === 0) throw new HarnessError(`No API has a route for ${asked}. ${listed(own)}`);
  const apis = found.map(({ route }) => `sfn.api('${route.declared.api}')`);
  throw new HarnessError(`Several APIs have a route for ${asked}. Write ${apis.join(' or ')} to say which.`);
}

/** Whether a route is one of this API. */
export function isOfApi({ declared: { api, name, aliases } }: ApiRoute, wanted: string): boolean {
  return api === wanted || name === wanted || aliases.includes(wanted);
}

/** The routes of each API. */
export function byApi(routes: readonly ApiRoute[]): Map<string, ApiRoute[]> {
  const apis = new Map<string, ApiRoute[]>();
  for (const route of routes) {
    const { api, kind } = route.declared;
    const key = `${kind} ${api}`;
    apis.set(key, [...(apis.get(key) ?? []), route]);
  }
  return apis;
}

function noApi(api: string | undefined, routes: readonly ApiRoute[]): string {
  if (routes.length === 0)
    return 'No file of this test declares an API that starts a state machine. Deploy one with sfn.stateMachine(file, name).';
  const names = [...new Set(routes.map(({ declared }) => declared.api))];
  return `There is no API '${api ?? ''}'. There is ${names.join(', ')}.`;
}

function listed(routes: readonly ApiRoute[]): string {
  return `There is ${keysOf(routes).join(', ')}.`;
}

function keysOf(routes: readonly ApiRoute[]): string[] {
  return routes.map(({ routeKey }) => routeKey);
}
