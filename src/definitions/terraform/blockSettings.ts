import { DefinitionLoadError } from '../DefinitionLoadError';
import { mapNode, memberOf, type SourceNode } from '../source/SourceNode';
import type { HclBlock, Body } from './hcl/Expression';
import { iterate } from './elementOf';
import { type ModuleScope, withNames } from './ModuleScope';
import { holeOf } from './unknown';

/** Looks up an argument by name. */
export type Settings = (name: string) => SourceNode | undefined;

/** The arguments of a block. One that cannot be evaluated is noted and missing: only the definition must be right. */
export function blockSettings(body: Body, scope: ModuleScope): Settings {
  return (name) => {
    const attribute = body.attributes.get(name);
    if (!attribute) return undefined;
    try {
      return scope.evaluate(attribute.expression, scope);
    } catch (error) {
      if (!DefinitionLoadError.is(error)) throw error;
      scope.context.note(`${name} cannot be evaluated: ${error.reason}`, attribute.at);
      return undefined;
    }
  };
}

/** The arguments of a nested block: written out, `dynamic`, or (in a module) an argument that is a map. */
export function innerSettings(name: string, { body }: HclBlock, scope: ModuleScope): Settings | undefined {
  const inner = body.blocks.find(({ type }) => type === name);
  if (inner) return blockSettings(inner.body, scope);
  const dynamic = body.blocks.find(({ type, labels }) => type === 'dynamic' && labels[0] === name);
  if (dynamic) return dynamicSettings(name, dynamic, scope);
  const map = blockSettings(body, scope)(name);
  return map?.kind === 'map' ? (key) => memberOf(map, key) : undefined;
}

function dynamicSettings(name: string, { body }: HclBlock, scope: ModuleScope): Settings | undefined {
  const collection = blockSettings(body, scope)('for_each');
  const content = body.blocks.find(({ type }) => type === 'content');
  if (!collection || !content) return undefined;
  const [first] = holeOf(collection) ? [{ key: collection, value: collection }] : iterate(collection);
  if (!first) return undefined;
  const iterator = mapNode({ key: first.key, value: first.value }, collection.at);
  return blockSettings(content.body, withNames(scope, { [name]: iterator }));
}
