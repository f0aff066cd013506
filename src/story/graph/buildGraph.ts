import { parseResource } from '../../language/asl/resource';
import type { StateType } from '../../language/asl/types';
import { walkDefinition, type BlockView, type WalkedState } from '../../language/asl/walk';
import { isArray, isObject, member, type Json, type JsonObject } from '../../util/json';
import { describeRule } from './describeRule';
import type { GraphBlock, GraphEdge, GraphNode } from './GraphBlock';

/** A definition as states and the ways between them. What is wrong in it is left out: `stepmill validate` tells. */
export function buildGraph(definition: JsonObject): GraphBlock {
  return blockOf(walkDefinition(definition));
}

function blockOf({ object, states }: BlockView): GraphBlock {
  const known = new Set(states.map(({ name }) => name));
  return {
    start: textOf(object, 'StartAt'),
    nodes: states.flatMap(nodeOf),
    edges: states.flatMap(edgesOf).filter(({ to }) => known.has(to)),
  };
}

function nodeOf({ name, type, object, blocks }: WalkedState): GraphNode[] {
  if (type === undefined) return [];
  const ends = type === 'Succeed' || type === 'Fail' || member(object, 'End') === true;
  return [{ name, type, note: noteOf(type, object), ends, blocks: blocks.map(blockOf) }];
}

const insideNotes: Readonly<Partial<Record<StateType, string>>> = { Map: 'each item', Parallel: 'in parallel' };

function noteOf(type: WalkedState['type'], object: JsonObject): string | undefined {
  const inside = type === undefined ? undefined : insideNotes[type];
  if (inside !== undefined) return inside;
  const arn = textOf(object, 'Resource');
  const resource = type === 'Task' && arn !== undefined ? parseResource(arn) : undefined;
  if (resource === undefined) return undefined;
  if (resource.kind === 'integration') return `${resource.resourceType}:${resource.resource}`;
  return resource.arn.split(':').slice(-2).join(' ');
}

function edgesOf({ name, object }: WalkedState): GraphEdge[] {
  const edges: GraphEdge[] = [];
  const add = (to: string | undefined, kind: GraphEdge['kind'], label?: string): void => {
    if (to !== undefined) edges.push({ from: name, to, kind, label });
  };
  add(textOf(object, 'Next'), 'next');
  for (const rule of objectsIn(object, 'Choices')) add(textOf(rule, 'Next'), 'choice', describeRule(rule));
  add(textOf(object, 'Default'), 'choice', 'otherwise');
  for (const catcher of objectsIn(object, 'Catch')) add(textOf(catcher, 'Next'), 'catch', errorsOf(catcher));
  return edges;
}

function errorsOf(catcher: JsonObject): string {
  const errors = member(catcher, 'ErrorEquals');
  return isArray(errors) ? errors.map(String).join(', ') : '';
}

function objectsIn(object: JsonObject, name: string): readonly JsonObject[] {
  const list = member(object, name);
  return isArray(list) ? list.filter((item: Json): item is JsonObject => isObject(item)) : [];
}

function textOf(object: JsonObject, name: string): string | undefined {
  const value = member(object, name);
  return typeof value === 'string' ? value : undefined;
}
