import { scalarNode, itemsOf, type MapEntry, memberOf, type SourceNode, textOf } from '../source/SourceNode';
import type { ServiceTemplate } from './serviceTemplate';

/**
 * `configureTaskTimeouts: true`: a Task that invokes a function of the service and says no time limit takes the
 * function's.
 */
export function withTaskTimeouts(node: SourceNode, template: ServiceTemplate): SourceNode {
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => withTaskTimeouts(item, template)) };
  if (node.kind !== 'map') return node;
  const entries = node.entries.map((entry) =>
    entry.key === 'States' ? { ...entry, value: withStateTimeouts(entry.value, template) } : entry,
  );
  return { ...node, entries };
}

function withStateTimeouts(states: SourceNode, template: ServiceTemplate): SourceNode {
  if (states.kind !== 'map') return states;
  const entries = states.entries.map((entry): MapEntry => {
    const state =
      entry.value.kind === 'map' ? { ...entry.value, entries: entry.value.entries.map(inner) } : entry.value;
    const timeout = taskTimeout(state, template);
    if (state.kind !== 'map' || timeout === undefined) return { ...entry, value: state };
    const added = { key: 'TimeoutSeconds', keyAt: entry.keyAt, value: scalarNode(timeout, entry.keyAt) };
    return { ...entry, value: { ...state, entries: [...state.entries, added] } };
  });
  return { ...states, entries };

  function inner(entry: MapEntry): MapEntry {
    const nests = ['Branches', 'ItemProcessor', 'Iterator'].includes(entry.key);
    return nests ? { ...entry, value: withTaskTimeouts(entry.value, template) } : entry;
  }
}

function taskTimeout(state: SourceNode, { functions, functionKeys }: ServiceTemplate): number | undefined {
  if (textOf(memberOf(state, 'Type')) !== 'Task') return undefined;
  if (memberOf(state, 'TimeoutSeconds') ?? memberOf(state, 'TimeoutSecondsPath')) return undefined;
  const resource = memberOf(state, 'Resource');
  const invokes = textOf(resource)?.startsWith('arn:aws:states:::lambda:invoke') === true;
  const named = invokes ? memberOf(memberOf(state, 'Parameters'), 'FunctionName') : resource;
  const id = textOf(memberOf(named, 'Ref')) ?? textOf(itemsOf(memberOf(named, 'Fn::GetAtt'))[0]);
  const key = id === undefined ? undefined : functionKeys.get(id);
  return functions.find((candidate) => candidate.key === key)?.timeoutSeconds;
}
