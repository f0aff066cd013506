import { holeNode, type MapNode, type SourceNode, refuseBomb } from '../source/SourceNode';
import { intrinsicCall, type Intrinsic } from './arguments';
import { includeEntries } from './includeTransform';
import type { TemplateScope } from './TemplateScope';
import { base64 } from './intrinsics/base64';
import { findInMap } from './intrinsics/findInMap';
import { getAtt } from './intrinsics/getAtt';
import { getAZs } from './intrinsics/getAZs';
import { ifFunction } from './intrinsics/ifFunction';
import { importValue } from './intrinsics/importValue';
import { join } from './intrinsics/join';
import { length } from './intrinsics/length';
import { ref } from './intrinsics/ref';
import { select } from './intrinsics/select';
import { split } from './intrinsics/split';
import { sub } from './intrinsics/sub';
import { toJsonString } from './intrinsics/toJsonString';
import { transform } from './intrinsics/transform';

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

/** The intrinsic functions that give a value. Those of conditions are in `conditions.ts`. */
const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: ref,
  'Fn::Base64': base64,
  'Fn::FindInMap': findInMap,
  'Fn::GetAtt': getAtt,
  'Fn::GetAZs': getAZs,
  'Fn::If': ifFunction,
  'Fn::ImportValue': importValue,
  'Fn::Join': join,
  'Fn::Length': length,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::Sub': sub,
  'Fn::ToJsonString': toJsonString,
  'Fn::Transform': transform,
};
