import type { DeclaredHttpRoute } from '../../../../contract/starts/DeclaredHttpRoute';
import type { DeclaredRestMethod } from '../../../../contract/starts/DeclaredRestMethod';

type DeclaredRoute = DeclaredRestMethod | DeclaredHttpRoute;

/** The stage of a route: that of its file, or CDK's default. */
export function stageOfRoute({ stage, kind }: DeclaredRoute): string {
  return stage ?? (kind === 'httpRoute' ? '$default' : 'prod');
}

/** Where a server has a route: `/_api/Orders/prod/orders/{id}`. */
export function urlPathOf(declared: DeclaredRoute): string {
  const stage = stageOfRoute(declared);
  const path = declared.kind === 'restMethod' ? declared.path : (declared.routeKey.split(/\s+/)[1] ?? '/');
  return `/_api/${encodeURIComponent(declared.api)}${stage === '$default' ? '' : `/${encodeURIComponent(stage)}`}${path}`;
}
