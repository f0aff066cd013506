import { itemsOf, type MapEntry, memberOf, type SourceNode } from '../source/SourceNode';

/** The plugin's `loggingConfig` as CloudFormation's LoggingConfiguration. */
export function loggingProperties(node: SourceNode | undefined): SourceNode | undefined {
  if (node?.kind !== 'map') return undefined;
  const destinations = itemsOf(memberOf(node, 'destinations')).map((arn) =>
    map(arn, [entry('CloudWatchLogsLogGroup', map(arn, [entry('LogGroupArn', arn)]))]),
  );
  return map(node, [
    ...copied(node, 'level', 'Level'),
    ...copied(node, 'includeExecutionData', 'IncludeExecutionData'),
    entry('Destinations', { kind: 'list', items: destinations, at: node.at }),
  ]);
}

export function tracingProperties(node: SourceNode | undefined): SourceNode | undefined {
  return node?.kind === 'map' ? map(node, copied(node, 'enabled', 'Enabled')) : undefined;
}

function map({ at }: SourceNode, entries: readonly MapEntry[]): SourceNode {
  return { kind: 'map', entries, at };
}

function entry(key: string, value: SourceNode): MapEntry {
  return { key, keyAt: value.at, value };
}

function copied(node: SourceNode, from: string, to: string): readonly MapEntry[] {
  const value = memberOf(node, from);
  return value ? [entry(to, value)] : [];
}
