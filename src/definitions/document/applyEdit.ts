import { isArray, isObject, type Json, type JsonObject } from '../../util/json';
import { CannotEditError, type CarryEdit, type DocumentEdit, type DocumentPath } from './DefinitionDocument';

type SingleEdit = Exclude<DocumentEdit, CarryEdit>;

/** A definition after an edit, as data. Throws `CannotEditError` if its path leads nowhere. */
export function applyEdit(definition: JsonObject, edit: DocumentEdit): JsonObject {
  if (edit.kind === 'carry') return applyCarry(definition, edit);
  return changeAt(definition, edit.path, edit) as JsonObject;
}

function applyCarry(definition: JsonObject, { path, from, members, before, copyOf }: CarryEdit): JsonObject {
  let now = definition;
  if (copyOf === undefined)
    for (const { name } of members) now = applyEdit(now, { kind: 'remove', path: [...from, name] });
  for (const { as, value } of members)
    now = applyEdit(now, { kind: 'set', path: [...path, as], value, ...(before !== undefined && { before }) });
  return now;
}

function changeAt(value: Json | undefined, path: DocumentPath, edit: SingleEdit): Json {
  const [step, ...rest] = path;
  if (rest.length > 0) {
    if (isArray(value) && typeof step === 'number' && step < value.length)
      return value.map((item, index) => (index === step ? changeAt(item, rest, edit) : item));
    if (isObject(value) && typeof step === 'string' && Object.hasOwn(value, step))
      return fromEntries(
        Object.entries(value).map(([name, inner]) => [name, name === step ? changeAt(inner, rest, edit) : inner]),
      );
  } else if (isArray(value) && typeof step === 'number') return changeItem(value, step, edit);
  else if (isObject(value) && typeof step === 'string') return changeMember(value, step, edit);
  throw new CannotEditError(`There is nothing at ${JSON.stringify(edit.path)}.`);
}

function changeItem(list: readonly Json[], at: number, edit: SingleEdit): Json {
  const items = [...list];
  if (edit.kind === 'set') items[at] = edit.value;
  else if (edit.kind === 'insert') items.splice(at, 0, edit.value);
  else if (edit.kind === 'remove') items.splice(at, 1);
  else if (edit.kind === 'move') items.splice(edit.to, 0, ...items.splice(at, 1));
  return items;
}

function changeMember(object: JsonObject, at: string, edit: SingleEdit): Json {
  const entries = Object.entries(object);
  const index = entries.findIndex(([name]) => name === at);
  if (edit.kind === 'set') {
    const before = edit.before === undefined ? -1 : entries.findIndex(([name]) => name === edit.before);
    if (index >= 0) entries[index] = [at, edit.value];
    else entries.splice(before >= 0 ? before : entries.length, 0, [at, edit.value]);
  } else if (edit.kind === 'rename') entries[index]![0] = edit.name;
  else if (edit.kind === 'remove') entries.splice(index, 1);
  else if (edit.kind === 'move') entries.splice(edit.to, 0, ...entries.splice(index, 1));
  return fromEntries(entries);
}

/** `__proto__` is a name like others. */
function fromEntries(entries: readonly (readonly [string, Json])[]): JsonObject {
  return Object.fromEntries<Json>(entries);
}
