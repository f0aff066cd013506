import { newState } from '../../../../definitions/document/gestures/newState';
import { stateTypes } from '../../../../language/asl/fields';
import { languageOf } from '../../../../language/asl/walk';
import type { QueryLanguage, StateType } from '../../../../language/asl/types';
import type { JsonObject } from '../../../../util/json';
import type { Designer } from '../model/Designer';

/** Something that the palette adds. */
export interface PaletteItem {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  /** What it does, in a few words. */
  readonly note: string;
  /** The name that a new state gets, if it is free. */
  readonly name: string;
  readonly type: StateType;
  readonly state: () => JsonObject;
}

const notes: Readonly<Record<StateType, string>> = {
  Task: 'calls a service or a function',
  Wait: 'waits for a time',
  Pass: 'passes on or changes data',
  Succeed: 'ends with success',
  Fail: 'ends with an error',
  Choice: 'decides by conditions',
  Parallel: 'runs branches side by side',
  Map: 'runs its states for each item',
};

const names: Readonly<Partial<Record<StateType, string>>> = { Succeed: 'Success', Fail: 'Failed', Map: 'For each' };

/** The language of new states of a definition. */
export function languageIn(definition: JsonObject | undefined): QueryLanguage {
  return languageOf(definition ?? {}, 'JSONPath');
}

/** All that can be added to a definition, in its language. */
export function itemsFor(designer: Designer): readonly PaletteItem[] {
  const language = languageIn(designer.definition.peek());
  return stateTypes.map((type) => ({
    id: type,
    group: 'States',
    title: type,
    note: notes[type],
    name: names[type] ?? type,
    type,
    state: () => newState(type, language),
  }));
}
