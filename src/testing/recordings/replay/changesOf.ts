import { toPointer, type Path } from '../../../language/asl/path';
import type { StateMachineDefinition } from '../../../language/asl/types';
import type { WalkedState } from '../../../language/asl/walk';
import { statesOf } from '../../../story/trace/findState';
import { isArray, isObject, jsonEquals, member, type Json, type JsonObject } from '../../../util/json';

/** Where two definitions differ: the state (`undefined`: the machine itself), and a JSON pointer into the later one. */
export interface Change {
  readonly state: string | undefined;
  readonly pointer: string;
}

/** Fields without effect. */
const silent: ReadonlySet<string> = new Set(['Comment', 'Assertions']);

/** Fields of a state that hold other states. */
const blockFields: ReadonlySet<string> = new Set(['Branches', 'ItemProcessor', 'Iterator']);

/** What was changed from one definition to another, state by state; states are matched by name. */
export function changesOf(before: StateMachineDefinition, after: StateMachineDefinition): readonly Change[] {
  const [was, is] = [statesOf(before), statesOf(after)];
  const changes: Change[] = [];
  const machine = (definition: StateMachineDefinition): JsonObject => definition as unknown as JsonObject;
  for (const pointer of fields(machine(before), machine(after), [], new Set(['States'])))
    changes.push({ state: undefined, pointer });
  for (const [name, view] of is) {
    const old = was.get(name);
    if (old === undefined) changes.push({ state: name, pointer: toPointer(view.path) });
    else changes.push(...changesOfState(old, view));
  }
  for (const [name, { block }] of was)
    if (!is.has(name)) changes.push({ state: name, pointer: toPointer([...placeOf(block.owner, is), 'States']) });
  return changes;
}

function placeOf(owner: WalkedState | undefined, is: ReadonlyMap<string, WalkedState>): Path {
  return (owner && is.get(owner.name)?.blocks[0]?.path) ?? [];
}

function changesOfState(was: WalkedState, is: WalkedState): readonly Change[] {
  const own = fields(was.object, is.object, is.path, blockFields);
  const blocks = is.blocks.flatMap((block, index) => {
    const old = was.blocks[index]?.object;
    return old === undefined ? [toPointer(block.path)] : fields(old, block.object, block.path, new Set(['States']));
  });
  const fewer = was.blocks.length > is.blocks.length ? [toPointer(is.path)] : [];
  return [...own, ...blocks, ...fewer].map((pointer) => ({ state: is.name, pointer }));
}

/** A recording has another account than the file; accounts and regions do not count. */
function withoutAccount(text: string): string {
  return text
    .replace(/\b(arn:aws[\w-]*:[\w-]+):[\w-]*:\d{12}:/g, '$1:::')
    .replace(/(https:\/\/sqs\.)[\w-]+(\.amazonaws\.com(?:\.cn)?\/)\d{12}\//g, '$1$2');
}

/** Pointers to what differs, as deep as both sides have something there. */
function fields(was: JsonObject, is: JsonObject, path: Path, without: ReadonlySet<string>): readonly string[] {
  const names = [...new Set([...Object.keys(is), ...Object.keys(was)])];
  return names
    .filter((name) => !without.has(name) && !silent.has(name))
    .flatMap((name) => values(member(was, name), member(is, name), [...path, name]));
}

function values(was: Json | undefined, is: Json | undefined, path: Path): readonly string[] {
  if (was !== undefined && is !== undefined && jsonEquals(was, is)) return [];
  if (typeof was === 'string' && typeof is === 'string' && withoutAccount(was) === withoutAccount(is)) return [];
  if (isObject(was) && isObject(is)) return fields(was, is, path, new Set());
  if (isArray(was) && isArray(is) && was.length === is.length)
    return is.flatMap((item, index) => values(was[index], item, [...path, index]));
  // What is gone stood in the object around it.
  return [toPointer(is === undefined ? path.slice(0, -1) : path)];
}
