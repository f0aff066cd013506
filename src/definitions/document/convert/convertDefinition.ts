import { allStates, walkDefinition, type WalkedState } from '../../../language/asl/walk';
import { isArray, isObject, type Json, type JsonObject } from '../../../util/json';
import type { DocumentEdit, DocumentPath } from '../DefinitionDocument';
import { convertState, type ConvertedState } from './convertState';
import { editsBetween } from './editsBetween';
import { NotConverted } from './NotConverted';
import { noteTexts, type NoteCode } from './notes';

/** What a conversion to JSONata changes, and what it leaves to the author. */
export interface Conversion {
  readonly edits: readonly DocumentEdit[];
  /** The names of the states that are converted. */
  readonly converted: readonly string[];
  /** What stays in JSONPath, and why. */
  readonly left: readonly { readonly path: DocumentPath; readonly state: string; readonly reason: string }[];
  /** What is converted, but differs for some data. */
  readonly notes: readonly {
    readonly path: DocumentPath;
    readonly state: string;
    readonly code: NoteCode;
    readonly message: string;
  }[];
}

/**
 * Converts states from JSONPath to JSONata: one, with the path of a state, or all. A state is converted whole or not at
 * all. When none of a machine is left, the machine itself becomes JSONata; else each converted state says so.
 */
export function convertDefinition(definition: JsonObject, only?: DocumentPath): Conversion {
  const all = [...allStates(walkDefinition(definition))];
  const key = JSON.stringify(only);
  const wanted = all.filter(
    ({ path, language }) => language === 'JSONPath' && (only === undefined || JSON.stringify(path) === key),
  );
  const variables = new Set(all.flatMap(({ object }) => assignedIn(object)));
  const done: { readonly state: WalkedState; readonly converted: ConvertedState }[] = [];
  const left: Conversion['left'][number][] = [];
  for (const state of wanted) {
    try {
      const converted = convertState(state);
      const hidden = [...converted.functions, 'assert', 'exists', 'type', 'not', 'contains'].find((name) =>
        variables.has(name),
      );
      if (hidden !== undefined) throw new NotConverted(`The variable $${hidden} would hide the function of that name.`);
      done.push({ state, converted });
    } catch (error) {
      if (!(error instanceof NotConverted)) throw error;
      left.push({ path: state.path, state: state.name, reason: error.message });
    }
  }
  const isWhole =
    only === undefined &&
    left.length === 0 &&
    all.every(({ language, object }) => language === 'JSONPath' || object['QueryLanguage'] !== undefined);
  return {
    edits: [
      // The innermost first: converting a state does not move those inside it.
      ...[...done].reverse().flatMap(({ state, converted }) => editsOf(state, converted.object, isWhole)),
      ...(isWhole && wanted.length > 0 ? [machineEdit(definition)] : []),
    ],
    converted: done.map(({ state }) => state.name),
    left,
    notes: done.flatMap(({ state: { path, name }, converted }) =>
      converted.notes.map((code) => ({ path, state: name, code, message: noteTexts[code] })),
    ),
  };
}

/** Blocks inside a state are converted state by state, and are the same in both. */
function editsOf({ object, path }: WalkedState, converted: JsonObject, isWhole: boolean): readonly DocumentEdit[] {
  const edits = editsBetween(object, { ...converted, ...(!isWhole && { QueryLanguage: 'JSONata' }) }, path);
  return isWhole
    ? edits
    : edits.map((edit) =>
        edit.kind === 'set' && edit.path.length === path.length + 1 && edit.path.at(-1) === 'QueryLanguage'
          ? { kind: 'set', path: edit.path, value: edit.value, ...afterType(object) }
          : edit,
      );
}

/** The language stands after the type. */
function afterType(object: JsonObject): { readonly before?: string } {
  const names = Object.keys(object);
  const next = names[names.indexOf('Type') + 1];
  return next === undefined || Object.hasOwn(object, 'QueryLanguage') ? {} : { before: next };
}

function machineEdit(definition: JsonObject): DocumentEdit {
  const before = ['StartAt', 'States'].find((name) => Object.hasOwn(definition, name));
  return { kind: 'set', path: ['QueryLanguage'], value: 'JSONata', ...(before !== undefined && { before }) };
}

function assignedIn(value: Json): readonly string[] {
  if (isArray(value)) return value.flatMap(assignedIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'Assign' && isObject(inner)
      ? Object.keys(inner).map((one) => one.replace(/\.\$$/, ''))
      : name === 'States'
        ? []
        : assignedIn(inner),
  );
}
