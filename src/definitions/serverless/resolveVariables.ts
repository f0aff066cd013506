import { DefinitionLoadError } from '../DefinitionLoadError';
import { MappedText } from '../source/MappedText';
import {
  holeNode,
  scalarNode,
  nodeKind,
  plainTextOf,
  type SourceNode,
  type TextNode,
  refuseBomb,
} from '../source/SourceNode';
import type { Position } from '../../util/Position';
import { alternativeSpans, isVariable, parseCall, variableSpans } from './parseVariable';
import type { ServiceScope } from './ServiceScope';
import { variableSources } from './variableSources';

/** Resolved values: one that is inserted in many places is shared, and never traversed again. */
const resolvedValues = new WeakSet<SourceNode>();

/** A value with all its variables replaced. */
export function resolveVariables(node: SourceNode, scope: ServiceScope): SourceNode {
  if (resolvedValues.has(node)) return node;
  if (node.kind === 'text') {
    const resolved = resolveText(node, scope);
    return resolved === node || resolved.kind === 'text' ? resolved : resolveVariables(resolved, scope);
  }
  const whole = resolveParts(node, scope);
  resolvedValues.add(whole);
  return whole;
}

function resolveParts(node: SourceNode, scope: ServiceScope): SourceNode {
  if (node.kind === 'list') {
    return refuseBomb({ ...node, items: node.items.map((item) => resolveVariables(item, scope)) });
  }
  if (node.kind !== 'map') return node;
  const entries = node.entries.map((entry) => ({ ...entry, value: resolveVariables(entry.value, scope) }));
  return refuseBomb({ ...node, entries });
}

/** The same, but only if the value itself is a string. */
export function resolveTop(node: SourceNode, scope: ServiceScope): SourceNode {
  if (node.kind !== 'text') return node;
  const resolved = resolveText(node, scope);
  return resolved === node || resolved.kind === 'text' ? resolved : resolveTop(resolved, scope);
}

/** A string with its variables replaced; a single variable gives its value of any type. */
function resolveText(node: TextNode, scope: ServiceScope): SourceNode {
  const { text } = node;
  const source = text.toString();
  const spans = variableSpans(source).filter(({ from, to }) => isVariable(source.slice(from + 2, to - 1)));
  const [first] = spans;
  if (!first) return node;
  const value = (from: number, to: number): SourceNode =>
    variableValue(text.slice(from, to), text.positionAt(from), scope);
  if (first.from === 0 && first.to === source.length) return value(first.from, first.to);
  const parts: MappedText[] = [];
  let done = 0;
  for (const { from, to } of spans) {
    parts.push(text.slice(done, from), inText(value(from, to), source.slice(from, to), text.positionAt(from)));
    done = to;
  }
  return { ...node, text: MappedText.join([...parts, text.slice(done)]) };
}

function inText(node: SourceNode, written: string, at: Position): MappedText {
  if (node.kind === 'text') return node.text;
  const plain = plainTextOf(node);
  if (plain !== undefined) return MappedText.point(plain, node.at);
  if (node.kind === 'scalar') return MappedText.point('', node.at);
  throw new DefinitionLoadError(at, `${written} is ${nodeKind(node)}: it cannot be part of a longer string.`);
}

/** The first alternative that has a value, or else a hole. */
function variableValue(written: MappedText, at: Position, scope: ServiceScope): SourceNode {
  const inner = written.slice(2, written.length - 1);
  const reasons: string[] = [];
  let last = '';
  let error: DefinitionLoadError | undefined;
  for (const { from, to } of alternativeSpans(inner.toString())) {
    const part = trimmed(inner.slice(from, to));
    const resolved = scope.resolveTop({ kind: 'text', text: part, at }, scope);
    const source = plainTextOf(resolved) ?? '';
    const literal = literalValue(source, resolved, part, at);
    if (literal) return literal;
    const call = parseCall(source);
    const found = call && Object.hasOwn(variableSources, call.type) && variableSources[call.type];
    if (!call || !found) {
      reasons.push(call ? `only AWS or a plugin can resolve \${${call.type}:…}` : `${source} is not a variable`);
      last = source;
      continue;
    }
    const value = found(call, scope, at);
    if (!('missing' in value)) return value;
    reasons.push(value.missing);
    error ??= value.error;
    last = source;
  }
  if (error) throw error;
  const id =
    last
      .split(/[^A-Za-z0-9_-]+/)
      .filter((part) => part !== '')
      .at(-1) ?? last;
  return holeNode({
    value: written.toString(),
    id,
    kind: 'unknown',
    reason: reasons.join(', and '),
    untyped: true,
    at,
  });
}

/** A literal default: `'dev'`, `3`, `true`, `null`. */
function literalValue(source: string, resolved: SourceNode, part: MappedText, at: Position): SourceNode | undefined {
  const [, , quoted] = /^(['"])([^]*)\1$/.exec(source) ?? [];
  if (quoted !== undefined && resolved.kind === 'text') {
    return { kind: 'text', text: resolved.text.slice(1, resolved.text.length - 1), at: part.positionAt(0) };
  }
  if (/^-?\d+(?:\.\d+)?$/.test(source)) return scalarNode(Number(source), at);
  if (source === 'true' || source === 'false') return scalarNode(source === 'true', at);
  return source === 'null' ? scalarNode(null, at) : undefined;
}

function trimmed(text: MappedText): MappedText {
  const source = text.toString();
  const from = source.length - source.trimStart().length;
  return text.slice(from, from + source.trim().length);
}
