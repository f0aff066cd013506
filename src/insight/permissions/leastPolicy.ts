import type { PolicyDocument, PolicyStatement } from '../../contract/DeclaredRole';
import type { Permission } from './Permission';

/**
 * Returns the smallest policy that allows these permissions. Actions on the same resources share a statement; a resource
 * that only run time knows is `*`.
 */
export function leastPolicy(permissions: readonly Permission[]): PolicyDocument {
  const byAction = groups(permissions, ({ action, context = {} }) => JSON.stringify([action, context]));
  const merged = byAction.map((group) => ({
    action: group[0]!.action,
    context: group[0]!.context ?? {},
    resources: withoutCovered(group.flatMap(({ resources }) => resources)),
  }));
  const byResource = groups(merged, ({ resources, context }) => JSON.stringify([resources, context]));
  return {
    Statement: byResource.map((group): PolicyStatement => {
      const { resources, context } = group[0]!;
      const conditions = Object.entries(context).map(([key, value]): [string, readonly string[]] => [key, [value]]);
      return {
        Effect: 'Allow',
        Action: group.map(({ action }) => action),
        Resource: resources,
        ...(conditions.length > 0 && { Condition: { StringEquals: Object.fromEntries(conditions) } }),
      };
    }),
  };
}

/** The values in groups of the same key, in the order of their first members. */
function groups<Value>(values: readonly Value[], keyOf: (value: Value) => string): readonly (readonly Value[])[] {
  const found = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = found.get(key);
    if (group === undefined) found.set(key, [value]);
    else group.push(value);
  }
  return [...found.values()];
}

function withoutCovered(resources: readonly string[]): readonly string[] {
  return resources.includes('*') ? ['*'] : [...new Set(resources)].sort();
}
