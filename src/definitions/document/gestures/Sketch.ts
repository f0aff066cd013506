import { isArray, isObject, type Json, type JsonObject } from '../../../util/json';
import { applyEdit } from '../applyEdit';
import type { CarryEdit, DocumentEdit, DocumentPath } from '../DefinitionDocument';

type CarryMore = Pick<CarryEdit, 'before' | 'copyOf'>;

/** A definition as data while a gesture works on it, and the edits that lead there. */
export class Sketch {
  readonly edits: DocumentEdit[] = [];

  constructor(public definition: JsonObject) {}

  /** The value at a path; `undefined` if it leads nowhere. */
  at(path: DocumentPath): Json | undefined {
    return valueAt(this.definition, path);
  }

  /** The object at a path; by default an empty one. */
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

  carry(from: DocumentPath, members: CarryEdit['members'], path: DocumentPath, more: CarryMore = {}): void {
    if (members.length > 0) this.make({ kind: 'carry', path, from, members, ...more });
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
