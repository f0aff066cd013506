import { applyEdit } from '../../../../../src/definitions/document/applyEdit';
import type { Gesture } from '../../../../../src/definitions/document/gestures/Gesture';
import type { Json, JsonObject } from '../../../../../src/util/json';

/** A definition of states in a row: each leads to the next one, unless it says otherwise. The last one ends. */
export function machine(states: Readonly<Record<string, Json>>, more: JsonObject = {}): JsonObject {
  return { StartAt: Object.keys(states)[0]!, States: row(states), ...more };
}

export function row(states: Readonly<Record<string, Json>>): JsonObject {
  const names = Object.keys(states);
  const entries = Object.entries(states).map(([name, given], index): [string, Json] => {
    const state = { Type: 'Pass', ...(given as object) } as { [name: string]: Json };
    const isLed = ['Succeed', 'Fail', 'Choice'].includes(state['Type'] as string) || 'Next' in state || 'End' in state;
    const next = names[index + 1];
    if (!isLed && next !== undefined) state['Next'] = next;
    else if (!isLed) state['End'] = true;
    return [name, state];
  });
  return Object.fromEntries<Json>(entries);
}

/** What a gesture makes of a definition. */
export function after(definition: JsonObject, { edits }: Gesture): JsonObject {
  return edits.reduce(applyEdit, definition);
}

/** The states that a gesture leaves. */
export function statesAfter(definition: JsonObject, gesture: Gesture): unknown {
  return after(definition, gesture)['States'];
}

export const inRoot = (name: string): readonly string[] => ['States', name];
