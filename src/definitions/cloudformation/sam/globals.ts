import { entriesOf, type MapEntry, memberOf, type SourceNode } from '../../source/SourceNode';
import { intrinsicCall } from '../Intrinsic';

/**
 * A SAM resource's properties over those of the template's Globals: maps are merged, lists put one behind the other,
 * everything else is the resource's own.
 */
export function withGlobals(
  type: string,
  properties: SourceNode | undefined,
  globals: SourceNode | undefined,
): SourceNode | undefined {
  if (!globals || !type.startsWith('AWS::Serverless::')) return properties;
  const shared = memberOf(globals, type.slice('AWS::Serverless::'.length));
  return shared ? (properties ? merge(shared, properties) : shared) : properties;
}

function merge(shared: SourceNode, own: SourceNode): SourceNode {
  if (shared.kind === 'list' && own.kind === 'list') return { ...own, items: [...shared.items, ...own.items] };
  if (shared.kind !== 'map' || own.kind !== 'map' || intrinsicCall(shared) || intrinsicCall(own)) return own;
  const merged = entriesOf(own).map((entry): MapEntry => {
    const inherited = memberOf(shared, entry.key);
    return inherited ? { ...entry, value: merge(inherited, entry.value) } : entry;
  });
  const missing = shared.entries.filter(({ key }) => memberOf(own, key) === undefined);
  return { ...own, entries: [...missing, ...merged] };
}
