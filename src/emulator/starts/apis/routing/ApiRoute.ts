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

/** ARNs of state machines in the text of a template. */
const machineArns = /arn:[\w-]+:states:[\w-]+:\d+:stateMachine:[\w.:-]*\w/g;

export function openRestMethod(declared: DeclaredRestMethod): RestRoute {
  const { httpMethod, path, requestTemplates, problem } = declared;
  const method = httpMethod.toUpperCase();
  const targetArns = Object.values(requestTemplates).flatMap((template) => template.match(machineArns) ?? []);
  return { declared, targetArns, method, path: parseRoutePath(path), routeKey: `${method} ${path}`, problem };
}

export function openHttpRoute(declared: DeclaredHttpRoute): HttpRoute {
  const { routeKey, requestParameters } = declared;
  const targetArns = [requestParameters['StateMachineArn'] ?? []].flat();
  if (routeKey === '$default') return { declared, targetArns, method: 'ANY', path: undefined, routeKey };
  const [method = '', path = ''] = routeKey.split(/\s+/);
  const problem = path.startsWith('/') ? undefined : `The route key '${routeKey}' has no path.`;
  return { declared, targetArns, method: method.toUpperCase(), path: parseRoutePath(path), routeKey, problem };
}
