import { DefinitionLoadError, NotAtHandError } from '../DefinitionLoadError';
import { mapNode, plainTextOf, scalarNode, type SourceNode, textNode } from '../source/SourceNode';
import type { Position } from '../../util/Position';
import { iterate } from './elementOf';
import { numberOf } from './evaluateOperator';
import type { HclBlock } from './hcl/Expression';
import { type ModuleScope, remembered } from './ModuleScope';
import { holeOf, unknownNode } from './unknown';

/** One of the resources or modules of a block with `count` or `for_each`. */
export interface Instance {
  /** `0` or `eu`; `undefined` if the keys are unknown. */
  readonly key: string | undefined;
  /** `[0]` or `["eu"]` in the address; empty if there is only one. */
  readonly suffix: string;
  /** `count` or `each`. */
  readonly names: Readonly<Record<string, SourceNode>>;
}

export interface Instances {
  /** The argument that multiplies it; `undefined` for a block without one. */
  readonly by: 'count' | 'for_each' | undefined;
  /** Empty if `count` is 0. */
  readonly all: readonly Instance[];
}

/** The maximum number of instances of one block that are loaded. */
const maxInstances = 100;

/** The only instance, or any. */
export const anyInstance: Instance = { key: undefined, suffix: '', names: {} };
const one: Instances = { by: undefined, all: [anyInstance] };

/** The instances of a block by its `count` or `for_each`; one if their number is unknown. */
function instancesOf(address: string, block: HclBlock, scope: ModuleScope): Instances {
  const by = (['count', 'for_each'] as const).find((name) => block.body.attributes.has(name));
  if (by === undefined) return one;
  const { expression, at } = block.body.attributes.get(by)!;
  const value = remembered(`${address}.${by}`, scope, at, (inside) => inside.evaluate(expression, inside));
  return { by, all: (by === 'count' ? byCount(value) : byKey(value)).slice(0, maxInstances) };
}

/** The same for a reference to the block: one if its `count` or `for_each` cannot be evaluated. */
export function referredInstances(address: string, block: HclBlock | undefined, scope: ModuleScope): Instances {
  if (!block) return one;
  try {
    return instancesOf(address, block, scope);
  } catch (error) {
    if (DefinitionLoadError.is(error)) return one;
    throw error;
  }
}

/** Throws `NotAtHandError` if a block has no instances. */
export function someInstances(address: string, block: HclBlock, scope: ModuleScope): readonly Instance[] {
  const { by, all } = instancesOf(address, block, scope);
  if (all.length > 0) return all;
  throw new NotAtHandError(
    block.body.attributes.get(by!)!.at,
    `There is no ${scope.address}${address}: its ${by === 'count' ? 'count is 0' : 'for_each is empty'} with these variables.`,
    'Give parameters with which it exists.',
  );
}

/** An instance that a reference names, if the keys are unknown. */
export function instanceNamed(by: 'count' | 'for_each', key: string, at: Position): Instance {
  if (by === 'count')
    return { key, suffix: `[${key}]`, names: { count: mapNode({ index: scalarNode(Number(key), at) }, at) } };
  const value = unknownNode('each.value', `value-${key}`, 'it differs from instance to instance', at);
  return { key, suffix: `["${key}"]`, names: { each: mapNode({ key: textNode(key, at), value }, at) } };
}

function byCount(count: SourceNode): readonly Instance[] {
  if (holeOf(count))
    return [{ ...anyInstance, names: { count: mapNode({ index: scalarNode(0, count.at) }, count.at) } }];
  const total = Math.min(Math.max(numberOf(count), 0), maxInstances);
  return Array.from({ length: total }, (_, index) => ({
    key: String(index),
    suffix: total > 1 ? `[${String(index)}]` : '',
    names: { count: mapNode({ index: scalarNode(index, count.at) }, count.at) },
  }));
}

function byKey(collection: SourceNode): readonly Instance[] {
  const hole = holeOf(collection);
  const { at } = collection;
  if (hole) {
    const unknown = (name: string): SourceNode => unknownNode(`each.${name}`, name, hole.reason, at);
    return [{ ...anyInstance, names: { each: mapNode({ key: unknown('key'), value: unknown('value') }, at) } }];
  }
  return iterate(collection).map(({ key, value }) => {
    const name = collection.kind === 'list' ? value : key;
    const text = plainTextOf(name) ?? '';
    const each = mapNode({ key: name.kind === 'text' ? name : textNode(text, name.at), value }, name.at);
    return { key: text, suffix: `["${text}"]`, names: { each } };
  });
}
