import { isArray, type Json, type JsonObject } from '../../../../util/json';
import { setMember } from '../../../../util/setMember';
import type { JsonataBindings } from '../JsonataTemplate';

/** The same data as copies that an expression may change: each is made when it is first asked for, and stays. */
export function ownBindings(bindings: JsonataBindings): JsonataBindings {
  const { states } = bindings;
  const copies = new Map<string, Json | undefined>();
  const own = (name: string, read: () => Json | undefined): Json | undefined => {
    if (!copies.has(name)) copies.set(name, copyOf(read()));
    return copies.get(name);
  };
  return {
    maxWork: bindings.maxWork,
    states: {
      get input() {
        return own('.input', () => states.input)!;
      },
      get result() {
        return own('.result', () => states.result);
      },
      get errorOutput() {
        return own('.errorOutput', () => states.errorOutput);
      },
      context: () => own('.context', () => states.context()) as JsonObject,
    },
    ...(bindings.doubles === undefined ? {} : { doubles: (value) => bindings.doubles!(value) }),
    went: (place, position, holds) => bindings.went?.(place, position, holds),
    variable: (name) => own(name, () => bindings.variable(name)),
    random: () => bindings.random(),
    now: () => bindings.now(),
  };
}

function copyOf(value: Json | undefined): Json | undefined {
  if (typeof value !== 'object' || value === null) return value;
  if (isArray(value)) return value.map((item) => copyOf(item)!);
  const copy: Record<string, Json> = {};
  for (const name of Object.keys(value)) setMember(copy, name, copyOf(value[name])!);
  return copy;
}
