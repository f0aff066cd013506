import type { StateType } from '../../language/asl/types';
import {
  objectsIn,
  resourceOf,
  textIn,
  walkDefinition,
  type BlockView,
  type WalkedState,
} from '../../language/asl/walk';
import { member, type JsonObject } from '../../util/json';
import { describeRule, errorList } from './describeRule';

/** States that follow one another: the machine, a branch of a Parallel, the items of a Map. */
export interface GraphBlock {
  /** The name of its first state; `undefined` if the definition has none. */
  readonly start: string | undefined;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphNode {
  readonly name: string;
  readonly type: StateType;
  /** What it does, in a word or two: `lambda:invoke`, `each item`. */
  readonly note: string | undefined;
  /** Whether the block ends with it: `End`, Succeed, Fail. */
  readonly ends: boolean;
  readonly blocks: readonly GraphBlock[];
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'next' | 'choice' | 'catch';
  /** The condition of a Choice, the errors of a Catch. */
  readonly label: string | undefined;
}

/** A definition as states and the edges between them. Errors in it are left out: `stepmill validate` reports them. */
export function buildGraph(definition: JsonObject): GraphBlock {
  return blockOf(walkDefinition(definition));
}

function blockOf({ object, states: all }: BlockView): GraphBlock {
  const states = all.filter(({ type }) => type !== undefined);
  const known = new Set(states.map(({ name }) => name));
  return {
    start: textIn(object, 'StartAt'),
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
  const resource = resourceOf({ type, object });
  if (resource === undefined) return undefined;
  if (resource.kind === 'integration') return `${resource.resourceType}:${resource.resource}`;
  return resource.arn.split(':').slice(-2).join(' ');
}

function edgesOf({ name, object }: WalkedState): GraphEdge[] {
  const edges: GraphEdge[] = [];
  const add = (to: string | undefined, kind: GraphEdge['kind'], label?: string): void => {
    if (to !== undefined) edges.push({ from: name, to, kind, label });
  };
  add(textIn(object, 'Next'), 'next');
  for (const rule of objectsIn(object, 'Choices')) add(textIn(rule, 'Next'), 'choice', describeRule(rule));
  add(textIn(object, 'Default'), 'choice', 'otherwise');
  for (const catcher of objectsIn(object, 'Catch')) add(textIn(catcher, 'Next'), 'catch', errorList(catcher));
  return edges;
}
