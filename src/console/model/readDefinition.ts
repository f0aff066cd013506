import type { StateMachineDefinition } from '../../language/asl/types';
import { statesOf } from '../../story/trace/findState';
import type { JsonObject } from '../../util/json';

export interface ReadDefinition {
  readonly object: JsonObject;
  /** By name, nested ones too. */
  readonly states: ReadonlyMap<string, JsonObject>;
}

/** A definition that AWS has taken. The same text gives the same object. */
export function readDefinition(text: string): ReadDefinition {
  if (last?.text === text) return last.read;
  const object = JSON.parse(text) as JsonObject;
  const states = new Map(
    [...statesOf(object as unknown as StateMachineDefinition)].map(([name, view]) => [name, view.object]),
  );
  last = { text, read: { object, states } };
  return last.read;
}

let last: { readonly text: string; readonly read: ReadDefinition } | undefined;
