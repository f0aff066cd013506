/** A managed resource of a plan or a state, with the values that are known. */
export interface JsonResource {
  readonly address: string;
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

type Record_ = Readonly<Record<string, unknown>>;

/**
 * The resources in what `terraform show -json` prints of a plan (`planned_values`) or a state (`values`), or in a
 * state file (`resources`).
 */
export function jsonResources(root: unknown): readonly JsonResource[] {
  const values = ownMember(root, 'planned_values') ?? ownMember(root, 'values');
  if (values !== undefined) return moduleResources(ownMember(values, 'root_module'));
  return listOf(ownMember(root, 'resources')).flatMap(stateResources);
}

function moduleResources(module: unknown): readonly JsonResource[] {
  const own = listOf(ownMember(module, 'resources')).flatMap((resource): JsonResource[] => {
    const [address, type, mode] = ['address', 'type', 'mode'].map((name) => ownMember(resource, name));
    if (typeof address !== 'string' || typeof type !== 'string' || mode === 'data') return [];
    return [{ address, type, values: recordOf(ownMember(resource, 'values')) }];
  });
  return [...own, ...listOf(ownMember(module, 'child_modules')).flatMap(moduleResources)];
}

/** A state file has the instances of a resource below it. */
function stateResources(resource: unknown): readonly JsonResource[] {
  const [type, name, mode, module] = ['type', 'name', 'mode', 'module'].map((key) => ownMember(resource, key));
  if (typeof type !== 'string' || typeof name !== 'string' || mode === 'data') return [];
  const address = `${typeof module === 'string' ? `${module}.` : ''}${type}.${name}`;
  return listOf(ownMember(resource, 'instances')).map((instance) => {
    const key = ownMember(instance, 'index_key');
    const suffix = key === undefined ? '' : `[${JSON.stringify(key)}]`;
    return { address: address + suffix, type, values: recordOf(ownMember(instance, 'attributes')) };
  });
}

export function ownMember(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record_)[name]
    : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function recordOf(value: unknown): Record_ {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record_) : {};
}
