import type { Position } from '../source/Position';
import type { SourceNode, MapEntry } from '../source/SourceNode';
import type { TemplateScope } from './TemplateScope';

/** An intrinsic function: its argument as written, and the place of the call. */
export type Intrinsic = (argument: SourceNode, scope: TemplateScope, at: Position) => SourceNode;

/** The function call that a map with a single key is: `Ref`, `Fn::Sub` …; not the `Condition` of a choice rule. */
export function intrinsicCall(node: SourceNode): MapEntry | undefined {
  if (node.kind !== 'map' || node.entries.length !== 1) return undefined;
  const [entry] = node.entries;
  return entry && (entry.key === 'Ref' || entry.key.startsWith('Fn::')) ? entry : undefined;
}
