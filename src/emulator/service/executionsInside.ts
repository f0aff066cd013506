import type { Execution } from '../../engine/executions/Execution';
import type { Service } from './Service';

/** All executions that are kept, or those given, children of Map Runs after their parents. */
export function* executionsInside(
  service: Service,
  of: Iterable<Execution> = service.inside.engine.executions.all(),
): Generator<Execution> {
  const { mapRuns } = service.inside.engine.executions;
  for (const execution of of) {
    yield execution;
    for (const { children } of mapRuns.of(execution)) yield* executionsInside(service, children.kept.values());
  }
}
