import { newState } from '../../../../definitions/document/gestures/newState';
import { stateTypes } from '../../../../language/asl/fields';
import type { QueryLanguage, StateType } from '../../../../language/asl/types';
import { languageOf } from '../../../../language/asl/walk';
import type { JsonObject } from '../../../../util/json';
import type { Designer } from '../model/Designer';
import { actionState, type RequiredParameters } from './actionState';
import table from './actions.json';

/** Something that the palette adds. */
export interface PaletteItem {
  readonly id: string;
  readonly group: 'States' | 'Actions' | 'AWS SDK';
  readonly title: string;
  /** What it does or takes, in a few words. */
  readonly note: string;
  /** The name that a new state gets, if it is free. */
  readonly name: string;
  readonly type: StateType;
  readonly state: (language: QueryLanguage) => JsonObject;
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

const states = stateTypes.map((type): PaletteItem => ({
  id: type,
  group: 'States',
  title: type,
  note: notes[type],
  name: names[type] ?? type,
  type,
  state: (language) => newState(type, language),
}));

const optimised = Object.entries<{
  readonly patterns: string;
  readonly sync?: number;
  readonly required: RequiredParameters;
  readonly optional: readonly string[];
}>(table.optimised as never).flatMap(([resource, { patterns, sync, required, optional }]) =>
  Array.from(patterns, (pattern): PaletteItem => {
    const { suffix, words } = patternOf(pattern, sync);
    const more = optional.length > 0 ? `; may have ${optional.join(', ')}` : '';
    return {
      id: `${resource}${suffix}`,
      group: 'Actions',
      title: `${resource}${words === '' ? '' : ` (${words})`}`,
      note: `needs ${Object.keys(required).join(', ') || 'nothing'}${more}`,
      name: nameOfAction(resource),
      type: 'Task',
      state: (language) => actionState(resource, required, language, suffix),
    };
  }),
);

const sdk = Object.entries<RequiredParameters>(table.sdk as never).map(([action, required]) =>
  sdkItem(action, required),
);

/** All that the palette offers before anyone searches, and all that a search looks through. */
export const paletteItems: readonly PaletteItem[] = [...states, ...optimised, ...sdk];

function patternOf(pattern: string, sync: number | undefined): { suffix: string; words: string } {
  if (pattern === 'S') return { suffix: sync === 2 ? '.sync:2' : '.sync', words: 'wait until done' };
  if (pattern === 'W') return { suffix: '.waitForTaskToken', words: 'wait for callback' };
  return { suffix: '', words: '' };
}

function sdkItem(action: string, required: RequiredParameters): PaletteItem {
  const resource = `aws-sdk:${action}`;
  const needed = Object.keys(required);
  return {
    id: resource,
    group: 'AWS SDK',
    title: resource,
    note: needed.length === 0 ? 'an API call' : `needs ${needed.join(', ')}`,
    name: nameOfAction(action),
    type: 'Task',
    state: (language) => actionState(resource, required, language),
  };
}

/** `Put item` of `dynamodb:putItem`; of an action that could be any service's, with the service. */
function nameOfAction(resource: string): string {
  const [service = '', action = ''] = resource.split(':');
  const words = action.replace(/([A-Z]+)/g, ' $1').toLowerCase();
  const name = words.charAt(0).toUpperCase() + words.slice(1);
  return action === 'invoke' || action === 'call' ? `${name} ${service}` : name;
}

const services = new Set(table.services);

/** The items that have all words of a search. An action of any AWS service can be written out: `polly:describeVoices`. */
export function searchItems(text: string): readonly PaletteItem[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = paletteItems.filter(({ title, note, group, name }) => {
    const all = `${title} ${group} ${name} ${group === 'States' ? note : ''}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  const [, service = '', action = ''] = /^(?:aws-sdk:)?([a-z0-9]+):([a-z][a-zA-Z0-9]+)$/.exec(text.trim()) ?? [];
  const isWritten = services.has(service) && !found.some(({ id }) => id === `aws-sdk:${service}:${action}`);
  return isWritten ? [...found, sdkItem(`${service}:${action}`, {})] : found;
}

/** The item with this id, written-out ones too. */
export function itemOf(id: string | undefined): PaletteItem | undefined {
  return paletteItems.find((item) => item.id === id) ?? searchItems(id ?? '').find((item) => item.id === id);
}

/** The language of new states of a definition. */
export function languageIn({ definition }: Designer): QueryLanguage {
  return languageOf(definition.peek() ?? {}, 'JSONPath');
}
