import { holeNode, type MapNode, type SourceNode } from '../source/SourceNode';
import { refuseBomb } from '../source/refuseBomb';
import { intrinsicCall } from './Intrinsic';
import { intrinsics } from './intrinsics';
import { includeEntries } from './includeTransform';
import type { TemplateScope } from './TemplateScope';

/** A value of a template with every intrinsic function in it worked out. */
export function resolveNode(node: SourceNode, scope: TemplateScope): SourceNode {
  if (node.kind === 'list') {
    const items = node.items.map((item) => resolveNode(item, scope)).filter(({ kind }) => kind !== 'none');
    return refuseBomb({ ...node, items });
  }
  if (node.kind !== 'map') return node;
  const call = intrinsicCall(node);
  if (!call) return resolveMap(node, scope);
  const intrinsic = Object.hasOwn(intrinsics, call.key) ? intrinsics[call.key] : undefined;
  if (intrinsic) return intrinsic(call.value, scope, call.keyAt);
  return holeNode({
    value: call.key,
    id: call.key.replace('Fn::', ''),
    kind: 'unknown',
    reason: `${call.key} is not worked out locally`,
    at: call.keyAt,
  });
}

function resolveMap(node: MapNode, scope: TemplateScope): SourceNode {
  const entries = includeEntries(node, scope)
    .map((entry) => ({ ...entry, value: resolveNode(entry.value, scope) }))
    .filter(({ value }) => value.kind !== 'none');
  return refuseBomb({ ...node, entries });
}
