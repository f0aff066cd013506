import type { ApiRoute } from './ApiRoute';
import { bySpecificity, matchPath } from './RoutePath';

/** The route of a request, and its path parameters. */
export interface FoundRoute {
  readonly route: ApiRoute;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * The route of one API that takes a request.
 *
 * AWS: a REST API finds the resource first, and then its method, so a more specific resource without the method hides
 * others. An HTTP API looks for path and method together; `$default` is last.
 */
export function findRoute(routes: readonly ApiRoute[], method: string, path: string): FoundRoute | undefined {
  const matching = routes
    .flatMap((route) => {
      const parameters = route.path === undefined ? {} : matchPath(route.path, path);
      return parameters === undefined ? [] : [{ route, parameters }];
    })
    .sort((a, b) => compare(a.route, b.route));
  const takes = ({ route }: FoundRoute): boolean => route.method === method || route.method === 'ANY';
  const first = matching[0];
  if (first?.route.declared.kind !== 'restMethod') return matching.find(takes);
  const resource = first.route.declared.path;
  return matching.find(
    (found) => 'path' in found.route.declared && found.route.declared.path === resource && takes(found),
  );
}

function compare(a: ApiRoute, b: ApiRoute): number {
  if (a.path === undefined || b.path === undefined) return Number(a.path === undefined) - Number(b.path === undefined);
  return bySpecificity(a.path, b.path) || Number(a.method === 'ANY') - Number(b.method === 'ANY');
}
