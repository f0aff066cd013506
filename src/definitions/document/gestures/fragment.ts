import { isArray, isObject, type Json, type JsonObject } from '../../../util/json';
import { freshName } from './transitions';

/** States that belong together and are in no definition: from the palette, or from the clipboard. */
export interface Fragment {
  readonly StartAt: string;
  readonly States: JsonObject;
}

/** The fragment with names that no state has; names that are still free stay. */
export function withFreshNames({ StartAt, States }: Fragment, names: ReadonlySet<string>): Fragment {
  const taken = new Set(names);
  return renamed({ StartAt, States }, taken);
}

function renamed({ StartAt, States }: Fragment, taken: Set<string>): Fragment {
  const fresh = new Map<string, string>();
  for (const name of Object.keys(States)) {
    const free = freshName(taken, name);
    taken.add(free);
    fresh.set(name, free);
  }
  const nameFor = (name: string): string => fresh.get(name) ?? name;
  const entries = Object.entries(States).map(([name, state]): [string, Json] => [
    nameFor(name),
    isObject(state) ? mapBlocks(mapTargets(state, nameFor), (block) => renamedBlock(block, taken)) : state,
  ]);
  return { StartAt: nameFor(StartAt), States: Object.fromEntries(entries) };
}

/** A block inside a state; an empty one has no `StartAt`. */
function renamedBlock(block: Fragment & JsonObject, taken: Set<string>): JsonObject {
  const { StartAt, States } = renamed(block, taken);
  return { ...block, ...(Object.hasOwn(block, 'StartAt') && { StartAt }), States };
}

/** A state whose transitions lead elsewhere. Blocks inside keep theirs. */
export function mapTargets(state: JsonObject, nameFor: (to: string) => string): JsonObject {
  const inList = (list: Json): Json =>
    isArray(list) ? list.map((item) => (isObject(item) ? next(item) : item)) : list;
  const next = (holder: JsonObject): JsonObject => mapMember(holder, 'Next', nameIn);
  const nameIn = (to: Json): Json => (typeof to === 'string' ? nameFor(to) : to);
  return mapMember(mapMember(mapMember(next(state), 'Default', nameIn), 'Choices', inList), 'Catch', inList);
}

/** A state whose blocks are changed. */
export function mapBlocks(state: JsonObject, change: (block: Fragment & JsonObject) => JsonObject): JsonObject {
  const inBlock = (block: Json): Json => (isBlock(block) ? change(block) : block);
  const inList = (list: Json): Json => (isArray(list) ? list.map(inBlock) : list);
  return mapMember(mapMember(mapMember(state, 'Branches', inList), 'ItemProcessor', inBlock), 'Iterator', inBlock);
}

function isBlock(value: Json): value is Fragment & JsonObject {
  return isObject(value) && isObject(value['States'] ?? null);
}

/** An object with one member changed, if it has it. */
export function mapMember(object: JsonObject, name: string, change: (value: Json) => Json): JsonObject {
  return Object.hasOwn(object, name) ? { ...object, [name]: change(object[name]!) } : object;
}
