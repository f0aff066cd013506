import type { MapEntry, SourceNode } from '../source/SourceNode';

/** The function call that a map with a single key is: `Ref`, `Fn::Sub` …; not the `Condition` of a choice rule. */
export function intrinsicCall(node: SourceNode): MapEntry | undefined {
  if (node.kind !== 'map' || node.entries.length !== 1) return undefined;
  const [entry] = node.entries;
  return entry && (entry.key === 'Ref' || entry.key.startsWith('Fn::')) ? entry : undefined;
}
