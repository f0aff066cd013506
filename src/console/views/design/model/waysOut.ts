import type { DocumentPath } from '../../../../definitions/document/DefinitionDocument';
import type { NewWay } from '../../../../definitions/document/gestures/connect';
import { canLead, transitionsFrom, type Transition } from '../../../../definitions/document/gestures/transitions';
import { member, isArray, isObject } from '../../../../util/json';
import type { WalkedState } from '../../../../language/asl/walk';
import { describeRule, errorList } from '../../../../story/graph/describeRule';

/** A way out of a state that can be connected: one that it has, with its path, or a new one. */
export interface WayChoice {
  readonly id: string;
  readonly title: string;
  readonly way: NewWay;
  readonly path: DocumentPath | undefined;
}

export function waysOut(state: WalkedState): readonly WayChoice[] {
  const has = transitionsFrom(state).map((transition): WayChoice => {
    const { path, to } = transition;
    return { id: JSON.stringify(path), title: `${wayTitle(state, transition)} → ${to}`, way: 'next', path };
  });
  const more: WayChoice[] = [];
  const add = (id: string, title: string, way: NewWay): void => void more.push({ id, title, way, path: undefined });
  const { type, object } = state;
  if (canLead(state) && member(object, 'Next') === undefined) add('next', 'Next', 'next');
  if (type === 'Choice') add('rule', 'a new rule', 'next');
  if (type === 'Choice' && member(object, 'Default') === undefined) add('default', 'Default', 'default');
  if (type === 'Task' || type === 'Parallel' || type === 'Map') add('catch', 'a new catcher', 'catch');
  return [...has, ...more];
}

/** A transition in a few words: `Next`, `rule 1: $.amount > 10`, `errors States.ALL`. */
export function wayTitle({ object }: WalkedState, { kind, path }: Transition): string {
  if (kind === 'rule' || kind === 'catch') {
    const [field, index] = path.slice(-3) as [string, number, string];
    const list = member(object, field);
    const holder = isArray(list) ? list[index] : undefined;
    if (!isObject(holder ?? null)) return kind;
    return kind === 'rule'
      ? `rule ${index + 1}: ${describeRule(holder as never)}`
      : `errors ${errorList(holder as never)}`;
  }
  return kind === 'default' ? 'Default' : 'Next';
}
