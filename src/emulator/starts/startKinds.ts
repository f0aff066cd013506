import { lazy } from '../../util/lazy';
import type { DeclaredOf, KindName, OpenKind, OpenStart } from './StartKind';

const loadRoute = lazy(() => require('./apis/routing/ApiRoute') as typeof import('./apis/routing/ApiRoute'));
const loadRule = lazy(() => require('./rules/RuleStart') as typeof import('./rules/RuleStart'));
const loadSchedule = lazy(
  () => require('./schedules/scheduler/openSchedule') as typeof import('./schedules/scheduler/openSchedule'),
);
const loadPipe = lazy(() => require('./pipes/openPipe') as typeof import('./pipes/openPipe'));

/**
 * What opens each kind of start. A kind without an entry does not run here: it is listed, with that reason. Each loads
 * when a file first declares one.
 */
export const startKinds = {
  httpRoute: (declared: DeclaredOf<'httpRoute'>) => loadRoute().openHttpRoute(declared),
  restMethod: (declared: DeclaredOf<'restMethod'>) => loadRoute().openRestMethod(declared),
  rule: (declared: DeclaredOf<'rule'>, context) => loadRule().openRule(declared, context),
  schedule: (declared: DeclaredOf<'schedule'>, context) => loadSchedule().openSchedule(declared, context),
  // Rules start what follows from it: see feedObjects.
  bucketEvents: (declared: DeclaredOf<'bucketEvents'>) => ({ declared }),
  pipe: (declared: DeclaredOf<'pipe'>, context) => loadPipe().openPipe(declared, context),
} as const satisfies { readonly [Kind in KindName]?: OpenKind<Kind, OpenStart<Kind>> };

/** The registered form of a kind: what its file opens. */
export type OpenOf<Kind extends keyof typeof startKinds> = ReturnType<(typeof startKinds)[Kind]>;
