import type { Instance } from './instances';
import type { ModuleScope } from './ModuleScope';

/**
 * The placeholder for a resource with an unknown name: its label, with its modules and its instance (`charge-this`,
 * `worker-eu`). Unique for each type.
 */
export function placeholderOf(address: string, { key, suffix }: Instance, scope: ModuleScope): string {
  const [type = '', label = ''] = address.replace(/^data\./, '').split('.');
  // A data source is distinct from the resource with the same label.
  const other = address.startsWith('data.') && scope.module.resources.has(`${type}.${label}`);
  const parts = [other ? `data-${label}` : label, ...instancePart({ key, suffix })];
  return claim(type, scope.placeholderPrefix + parts.join('-'), scope.address + address + suffix, scope);
}

/** The key of an instance as a part of a name: `["eu/west"]` is `eu-west`. */
export function instancePart({ key = '', suffix }: Pick<Instance, 'key' | 'suffix'>): readonly string[] {
  return suffix === '' ? [] : [key.replace(/[^A-Za-z0-9_-]+/g, '-')];
}

/** Reserves a resource's known name, so that no placeholder is the same. */
export function takeName(type: string, name: string, address: string, { taken }: ModuleScope): void {
  const key = `${type} ${name}`;
  if (!taken.has(key)) taken.set(key, address);
}

/** The name, with a number appended if another resource of the type has it. */
function claim(type: string, name: string, address: string, { taken }: ModuleScope): string {
  for (let number = 1; ; number++) {
    const numbered = number === 1 ? name : `${name}-${String(number)}`;
    const key = `${type} ${numbered}`;
    const owner = taken.get(key);
    if (owner !== undefined && owner !== address) continue;
    taken.set(key, address);
    return numbered;
  }
}
