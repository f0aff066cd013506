import type { DeclaredHttpRoute } from '../../../../contract/starts/DeclaredHttpRoute';
import type { DeclaredRestMethod } from '../../../../contract/starts/DeclaredRestMethod';
import type { OpenStart } from '../../StartKind';
import { parseRoutePath, type RoutePath } from './RoutePath';

/** A route that is registered. */
export type ApiRoute = RestRoute | HttpRoute;

export interface RestRoute extends OpenStart<'restMethod'>, RouteForm {}

export interface HttpRoute extends OpenStart<'httpRoute'>, RouteForm {}

interface RouteForm {
  /** `POST`, `ANY`. */
  readonly method: string;
  /** `undefined` for `$default`, which takes what no other route does. */
  readonly path: RoutePath | undefined;
  /** As people write it: `POST /orders/{id}`. */
  readonly routeKey: string;
}

export function openRestMethod(declared: DeclaredRestMethod): RestRoute {
  const { httpMethod, path } = declared;
  const method = httpMethod.toUpperCase();
  return { declared, method, path: parseRoutePath(path), routeKey: `${method} ${path}` };
}

export function openHttpRoute(declared: DeclaredHttpRoute): HttpRoute {
  const { routeKey } = declared;
  if (routeKey === '$default') return { declared, method: 'ANY', path: undefined, routeKey };
  const [method = '', path = ''] = routeKey.split(/\s+/);
  const problem = path.startsWith('/') ? undefined : `The route key '${routeKey}' has no path.`;
  return { declared, method: method.toUpperCase(), path: parseRoutePath(path), routeKey, problem };
}
