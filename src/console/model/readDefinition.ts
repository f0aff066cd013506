import type { StateMachineDefinition } from '../../language/asl/types';
import { statesOf } from '../../story/trace/findState';
import type { JsonObject } from '../../util/json';

interface ReadDefinition {
  readonly object: JsonObject;
  /** By name, nested ones too. */
  readonly states: ReadonlyMap<string, JsonObject>;
}

const most = 8;
const known = new Map<string, ReadDefinition>();

/** A definition that AWS has accepted. The same text returns the same object, while it is in a small cache. */
export function readDefinition(text: string): ReadDefinition {
  const before = known.get(text);
  if (before !== undefined) return before;
  const object = JSON.parse(text) as JsonObject;
  const states = new Map(
    [...statesOf(object as unknown as StateMachineDefinition)].map(([name, view]) => [name, view.object]),
  );
  const read = { object, states };
  if (known.size >= most) known.delete(known.keys().next().value!);
  known.set(text, read);
  return read;
}
