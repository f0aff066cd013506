import { NotAtHandError } from '../DefinitionLoadError';
import { mapNode, scalarNode, textNode, type SourceNode } from '../source/SourceNode';
import type { HclBlock } from './hcl/Expression';
import { iterate } from './elementOf';
import { type ModuleScope, withNames } from './ModuleScope';
import { numberOf } from './evaluateOperator';
import { holeOf, unknownNode } from './unknown';

/** One of the resources that a block stands for. */
export interface Instance {
  /** `[0]` or `["eu"]`; nothing where there is only one. */
  readonly suffix: string;
  readonly scope: ModuleScope;
}

/** How many instances of one block are loaded at most. */
const maxInstances = 100;

/**
 * The instances of a block by its `count` or `for_each`; one where nobody knows how many. Throws `NotAtHandError` when
 * there are none.
 */
export function instancesOf(address: string, block: HclBlock, scope: ModuleScope): readonly Instance[] {
  const [count, forEach] = ['count', 'for_each'].map((name) => {
    const attribute = block.body.attributes.get(name);
    return attribute && scope.evaluate(attribute.expression, scope);
  });
  const instances = count ? byCount(count, scope) : forEach ? byKey(forEach, scope) : [{ suffix: '', scope }];
  if (instances.length > 0) return instances.slice(0, maxInstances);
  throw new NotAtHandError(
    (count ?? forEach)!.at,
    `There is no ${address}: its ${count ? 'count is 0' : 'for_each is empty'} with these variables.`,
    'Give parameters that make it exist.',
  );
}

function byCount(count: SourceNode, scope: ModuleScope): readonly Instance[] {
  const total = holeOf(count) ? 1 : numberOf(count);
  return Array.from({ length: Math.min(Math.max(total, 0), maxInstances) }, (_, index) => {
    const value = mapNode({ index: scalarNode(index, count.at) }, count.at);
    return { suffix: total > 1 ? `[${String(index)}]` : '', scope: withNames(scope, { count: value }) };
  });
}

function byKey(collection: SourceNode, scope: ModuleScope): readonly Instance[] {
  const hole = holeOf(collection);
  const { at } = collection;
  if (hole) {
    const unknown = (name: string): SourceNode => unknownNode(`each.${name}`, name, hole.reason, at);
    return [
      { suffix: '', scope: withNames(scope, { each: mapNode({ key: unknown('key'), value: unknown('value') }, at) }) },
    ];
  }
  return iterate(collection).map(({ key, value }) => {
    const name = collection.kind === 'list' ? value : key;
    const text = name.kind === 'text' ? name.text.toString() : '';
    return {
      suffix: `["${text}"]`,
      scope: withNames(scope, { each: mapNode({ key: textNode(text, name.at), value }, name.at) }),
    };
  });
}
