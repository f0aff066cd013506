import { renewRegexBudget } from './criteria';
import { isArray, isObject, member, type Json, type JsonArray, type JsonObject } from '../../../util/json';
import { setMember } from '../../../util/setMember';
import { acceptedBy, childNodes, containersOf } from './manyNodes';
import { notAContainer, notAnArray, PathFailure } from './PathFailure';
import { areDefinite, segmentsText, segmentText, type Segment } from './segments';

/** Several `..` in one path multiply. That many results would exceed every limit on data anyway. */
const maxVisits = 500_000;

/** A missing array element: AWS's library returns Java's null for it and continues. */
const absent = undefined;

/**
 * Evaluates any path, as Jayway JsonPath 2.0 does. Returns the value of a definite path, else the list of all results.
 * Throws `PathFailure`.
 */
export function evaluateSegments(segments: readonly Segment[], document: Json): Json {
  renewRegexBudget();
  const walk: Walk = { segments, document, definite: areDefinite(segments), trail: [], results: [], visits: 0 };
  try {
    visit(walk, document, 0);
  } catch (error) {
    if (error instanceof RangeError) throw new PathFailure('wrongKind', 'The data are nested too deeply');
    throw error;
  }
  if (!walk.definite) return walk.results.map((result) => (result === absent ? null : result));
  if (walk.results.length === 0) throw new PathFailure('notFound', `No results for path: $${segmentsText(segments)}`);
  const [result] = walk.results;
  if (result === absent) throw new PathFailure('elementAbsent', `No results for path: $${segmentsText(segments)}`);
  return result;
}

interface Walk {
  readonly segments: readonly Segment[];
  readonly document: Json;
  readonly definite: boolean;
  /** How the current node was reached. */
  readonly trail: (string | number)[];
  readonly results: (Json | typeof absent)[];
  visits: number;
}

type Node = Json | typeof absent;

function visit(walk: Walk, node: Node, at: number): void {
  if (++walk.visits > maxVisits) throw new PathFailure('wrongKind', 'The path leads to too many places');
  const segment = walk.segments[at];
  if (segment === undefined) walk.results.push(node);
  else handlers[segment.kind](walk, node, at, segment as never);
}

function visitBelow(walk: Walk, step: string | number, node: Node, at: number): void {
  walk.trail.push(step);
  visit(walk, node, at + 1);
  walk.trail.pop();
}

type Handler<Kind extends Segment['kind']> = (
  walk: Walk,
  node: Node,
  at: number,
  segment: Extract<Segment, { kind: Kind }>,
) => void;

const handlers: { readonly [Kind in Segment['kind']]: Handler<Kind> } = {
  member(walk, node, at, segment) {
    const value = member(objectAt(walk, node, segment), segment.name);
    if (value !== undefined) return visitBelow(walk, segment.name, value, at);
    // AWS: a missing last name is an error in every path, however many places the path leads to. A missing name before
    // it is skipped if the path leads to many places by something other than a `..` before it.
    const isLast = at + 1 === walk.segments.length;
    const counted = walk.segments.filter(({ kind }, index) => kind !== 'descent' || index > at);
    if (!isLast && !areDefinite(counted)) return;
    const complaint = isLast ? 'No results for path: ' : 'Missing property in path ';
    throw new PathFailure('notFound', `${complaint}${trailText(walk)}${segmentText(segment)}`);
  },

  members(walk, node, at, segment) {
    const object = objectAt(walk, node, segment);
    if (at + 1 < walk.segments.length) {
      const place = `${trailText(walk)}${segmentText(segment)}`;
      throw new PathFailure('wrongKind', `Multi properties can only be used as path leafs: ${place}`);
    }
    const chosen: Record<string, Json> = {};
    for (const name of segment.names) if (Object.hasOwn(object, name)) setMember(chosen, name, object[name]!);
    visit(walk, chosen, at + 1);
  },

  index(walk, node, at, { index }) {
    visitBelow(walk, index, arrayAt(walk, node, at)[index], at);
  },

  fromEnd(walk, node, at, { offset }) {
    const items = arrayAt(walk, node, at);
    visitBelow(walk, items.length + offset, items[items.length + offset], at);
  },

  indexes(walk, node, at, { indexes }) {
    const items = arrayAt(walk, node, at);
    for (const index of indexes) visitBelow(walk, index, items[index], at);
  },

  slice(walk, node, at, segment) {
    const items = arrayAt(walk, node, at);
    const [from, to] = sliceBounds(segment, items.length);
    for (let index = from; index < to; index++) visitBelow(walk, index, items[index], at);
  },

  wildcard(walk, node, at) {
    for (const { step, value } of isArray(node) || isObject(node) ? childNodes(node) : []) {
      const depth = walk.trail.length;
      try {
        visitBelow(walk, step, value, at);
      } catch (error) {
        // AWS: what is not found below one element of a list is skipped; below a member of an object it is an error.
        if (!(isArray(node) && error instanceof PathFailure && error.kind === 'notFound')) throw error;
        walk.trail.length = depth;
      }
    }
  },

  descent(walk, node, at) {
    const next = walk.segments[at + 1]!;
    const nextIsLast = at + 2 === walk.segments.length;
    for (const container of node === absent ? [] : containersOf(node)) {
      if (!meetsDescent(walk, next, container)) continue;
      if (isObject(container) || nextIsLast) visit(walk, container, at + 1);
      else for (const { step, value } of childNodes(container)) visitBelow(walk, step, value, at + 1);
    }
  },

  filter(walk, node, at, segment) {
    if (isArray(node)) {
      for (const { step, value } of acceptedBy(node, (item) => segment.accept(item, walk.document))) {
        visitBelow(walk, step, value, at);
      }
    } else if (isObject(node)) {
      // AWS: a filter on an object tests the object itself, not its members.
      if (segment.accept(node, walk.document)) visit(walk, node, at + 1);
    } else {
      throw notAContainer(walk.segments.slice(at), node ?? null, isMemberValue(walk));
    }
  },
};

/** Whether the segment after `..` is tried on this object or array below it. */
function meetsDescent(walk: Walk, next: Segment, node: JsonArray | JsonObject): boolean {
  switch (next.kind) {
    case 'member':
      return isObject(node) && Object.hasOwn(node, next.name);
    case 'members':
      return isObject(node) && next.names.every((name) => Object.hasOwn(node, name));
    case 'filter':
      return next.accept(node, walk.document);
    case 'wildcard':
      return true;
    default:
      return isArray(node);
  }
}

/**
 * A single negative bound counts from the end. AWS: with two bounds, a negative one is used unchanged, and positions
 * that the array does not have give null.
 */
function sliceBounds({ from, to }: { from?: number; to?: number }, length: number): [number, number] {
  if (from !== undefined && to !== undefined) return length === 0 ? [0, 0] : [from, Math.min(length, to)];
  if (from !== undefined) return [Math.max(0, from < 0 ? length + from : from), length];
  return [0, Math.min(length, to! < 0 ? length + to! : to!)];
}

function objectAt(walk: Walk, node: Node, segment: Segment): JsonObject {
  if (isObject(node)) return node;
  throw new PathFailure('notFound', `Property ${segmentText(segment)} not found in path ${trailText(walk)}`);
}

function arrayAt(walk: Walk, node: Node, at: number): JsonArray {
  if (isArray(node)) return node;
  const isMember = isMemberValue(walk);
  if ((node === null && isMember) || node === absent) {
    throw new PathFailure('notFound', `The path ${trailText(walk)} is null`);
  }
  throw notAnArray(walk.segments.slice(at), node, isMember);
}

/** Whether the node was reached by a name: AWS's library then has Java's own string or null, otherwise a JSON node. */
function isMemberValue({ trail }: Walk): boolean {
  return typeof trail.at(-1) === 'string';
}

function trailText({ trail }: Walk): string {
  return `$${trail.map((step) => (typeof step === 'number' ? `[${step}]` : `['${step}']`)).join('')}`;
}
