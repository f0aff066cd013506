import { isArray, isObject, type Json, type JsonObject } from '../../../util/json';
import { CannotEditError, type DocumentEdit, type DocumentPath } from '../DefinitionDocument';

/** A definition as data while a gesture works on it, and the edits that lead there. */
export class Sketch {
  readonly edits: DocumentEdit[] = [];

  constructor(public definition: JsonObject) {}

  /** The value at a path; `undefined` if it leads nowhere. */
  at(path: DocumentPath): Json | undefined {
    return valueAt(this.definition, path);
  }

  /** The object at a path; an empty one if there is none. */
  objectAt(path: DocumentPath): JsonObject {
    const value = this.at(path);
    return isObject(value) ? value : {};
  }

  set(path: DocumentPath, value: Json, before?: string): void {
    this.make({ kind: 'set', path, value, ...(before !== undefined && { before }) });
  }

  insert(path: DocumentPath, value: Json): void {
    this.make({ kind: 'insert', path, value });
  }

  /** Does nothing if nothing is there. */
  remove(path: DocumentPath): void {
    if (this.at(path) !== undefined) this.make({ kind: 'remove', path });
  }

  rename(path: DocumentPath, name: string): void {
    this.make({ kind: 'rename', path, name });
  }

  move(path: DocumentPath, to: number): void {
    this.make({ kind: 'move', path, to });
  }

  private make(edit: DocumentEdit): void {
    this.definition = applyEdit(this.definition, edit);
    this.edits.push(edit);
  }
}

function valueAt(definition: Json, path: DocumentPath): Json | undefined {
  let value: Json | undefined = definition;
  for (const step of path) {
    if (isArray(value) && typeof step === 'number') value = value[step];
    else if (isObject(value) && typeof step === 'string' && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}

/** A definition after an edit, as data. Throws `CannotEditError` if its path leads nowhere. */
export function applyEdit(definition: JsonObject, edit: DocumentEdit): JsonObject {
  return changeAt(definition, edit.path, edit) as JsonObject;
}

function changeAt(value: Json | undefined, path: DocumentPath, edit: DocumentEdit): Json {
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

function changeItem(list: readonly Json[], at: number, edit: DocumentEdit): Json {
  const items = [...list];
  if (edit.kind === 'set') items[at] = edit.value;
  else if (edit.kind === 'insert') items.splice(at, 0, edit.value);
  else if (edit.kind === 'remove') items.splice(at, 1);
  else if (edit.kind === 'move') items.splice(edit.to, 0, ...items.splice(at, 1));
  return items;
}

function changeMember(object: JsonObject, at: string, edit: DocumentEdit): Json {
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
