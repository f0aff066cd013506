import { isObject, type JsonObject } from '../../../util/json';
import { DefinitionLoadError } from '../../DefinitionLoadError';
import type { MapEntry, SourceNode } from '../../source/SourceNode';
import { plainValue } from '../../starts/plainValue';
import { fillText } from '../../stubs/fillHoles';
import { blockSettings } from '../blockSettings';
import { iterate } from '../elementOf';
import type { Body, HclBlock } from '../hcl/Expression';
import { anyInstance, type Instance, referredInstances } from '../instances';
import { type ModuleScope, withNames } from '../ModuleScope';
import { givenName, resourceAttribute } from '../resourceAttribute';
import { mapNode } from '../../source/SourceNode';
import { holeOf } from '../unknown';
import { isStartType } from './loadTerraformStarts';
import type { TerraformResource } from './TerraformResource';

/** The resources of a module that matter for what starts a machine: one for each instance. */
export function hclResources(scope: ModuleScope): readonly TerraformResource[] {
  noteRemoteModules(scope);
  return [...scope.module.resources].flatMap(([address, block]) => {
    const [type = ''] = address.split('.');
    if (!isStartType(type)) return [];
    const { all } = referredInstances(address, block, scope);
    return all.flatMap((instance) => readInstance(address, instance, block, all.length === 1, scope));
  });
}

/** A registry module may declare rules or APIs (terraform-aws-modules/eventbridge): nobody can read them here. */
function noteRemoteModules(scope: ModuleScope): void {
  for (const [name, { body, at }] of scope.module.calls) {
    const node = blockSettings(body, scope)('source');
    const source = node?.kind === 'text' ? node.text.toString() : '';
    if (/event-?bridge|scheduler|api-?gateway|pipes?\b/i.test(source) && !scope.called(name, anyInstance, scope))
      scope.context.note(`module.${name} starts nothing here: the files of ${source} are not available.`, at);
  }
}

function readInstance(
  address: string,
  instance: Instance,
  block: HclBlock,
  isOnly: boolean,
  outside: ModuleScope,
): readonly TerraformResource[] {
  const scope = withNames(outside, instance.names);
  const full = scope.address + address + instance.suffix;
  const [type = '', label = ''] = address.split('.');
  const { note } = scope.context;
  try {
    const node = bodyNode(block.body, scope);
    const written = plainValue(node, undefined, scope.context);
    return [
      {
        address: full,
        type,
        aliases: isOnly ? [label] : [label + instance.suffix],
        name: givenName({ address, instance }, block, scope, block.at),
        values: { ...(isObject(written) ? written : {}), ...ownAttributes() },
        source: block.at,
        noteUnknown: () => void plainValue(node, full, scope.context),
        note: (message, kind) => note(`${full} ${message}`, block.at, kind),
      },
    ];
  } catch (error) {
    if (!DefinitionLoadError.is(error)) throw error;
    note(`${full} starts nothing here, because it cannot be read: ${error.reason}`, block.at);
    return [];
  }

  /** What references to it give. */
  function ownAttributes(): JsonObject {
    const names = ['id', 'name', 'arn'];
    const values = names.map((name) => {
      const node = resourceAttribute({ address, instance }, name, scope, block.at);
      return [name, node.kind === 'text' ? fillText(node.text, name, scope.context.deployment) : ''] as const;
    });
    return Object.fromEntries(values);
  }
}

/** Arguments of Terraform itself. */
const metaArguments = new Set(['count', 'for_each', 'depends_on', 'provider', 'lifecycle']);

/** The arguments of a block, and its nested blocks as lists. What cannot be evaluated is noted, and missing. */
function bodyNode(body: Body, scope: ModuleScope): SourceNode {
  const settings = blockSettings(body, scope);
  const own = [...body.attributes.keys()].flatMap((key): MapEntry[] => {
    const value = metaArguments.has(key) ? undefined : settings(key);
    return value && !isNull(value) ? [{ key, keyAt: value.at, value }] : [];
  });
  const nested = new Map<string, SourceNode[]>();
  for (const block of body.blocks) {
    const name = block.type === 'dynamic' ? (block.labels[0] ?? '') : block.type;
    const items = block.type === 'dynamic' ? dynamicNodes(name, block, scope) : [bodyNode(block.body, scope)];
    nested.set(name, [...(nested.get(name) ?? []), ...items]);
  }
  const { at } = [...body.attributes.values()][0] ?? body.blocks[0] ?? { at: nowhere };
  const lists = [...nested].map(([key, items]): MapEntry => ({ key, keyAt: at, value: { kind: 'list', items, at } }));
  return { kind: 'map', entries: [...own, ...lists], at };
}

const nowhere = { file: '', line: 1, column: 1 };

function isNull(node: SourceNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** A block for each item of a `dynamic` one; one if the items are unknown. */
function dynamicNodes(name: string, { body }: HclBlock, scope: ModuleScope): readonly SourceNode[] {
  const collection = blockSettings(body, scope)('for_each');
  const content = body.blocks.find(({ type }) => type === 'content');
  if (!collection || !content || isNull(collection)) return [];
  const items = holeOf(collection) ? [{ key: collection, value: collection }] : iterate(collection);
  return items.map(({ key, value }) =>
    bodyNode(content.body, withNames(scope, { [name]: mapNode({ key, value }, collection.at) })),
  );
}
