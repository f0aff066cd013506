import type { JsonObject, Json } from '../../util/json';

/** Member names and indexes from the root of the definition: `['States', 'Ship', 'Retry', 0, 'MaxAttempts']`. */
export type DocumentPath = readonly (string | number)[];

/** Offsets in the text of the file, in UTF-16 units: the first character, and the one after the last. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** What is wrong with the syntax, and where. */
export interface SyntaxFault extends TextRange {
  readonly message: string;
}

/** What a position in the text belongs to. */
export interface DocumentPlace {
  readonly path: DocumentPath;
  /** `name`: the position is in the name of the last member of the path; `value`: in its value. */
  readonly part: 'name' | 'value';
}

/**
 * One change to the definition as data:
 *
 * - `set`: writes a value. A missing member is added after the last one, or before the member `before`; an index equal to
 *   the length of an array appends.
 * - `insert`: puts an item into an array, before the one that has this index now.
 * - `remove`: takes a member or an item away, with the comma and the comments that belong to it.
 * - `rename`: gives a member another name; its place, its value and all comments stay.
 * - `move`: moves a member or an item among its neighbours, to the index that it has afterwards.
 * - `carry`: moves members of one map into another one, before the member `before` or behind its last. They stay as they are
 *   written, with the comments that belong to them.
 */
export type DocumentEdit =
  | { readonly kind: 'set'; readonly path: DocumentPath; readonly value: Json; readonly before?: string }
  | { readonly kind: 'insert'; readonly path: DocumentPath; readonly value: Json }
  | { readonly kind: 'remove'; readonly path: DocumentPath }
  | { readonly kind: 'rename'; readonly path: DocumentPath; readonly name: string }
  | { readonly kind: 'move'; readonly path: DocumentPath; readonly to: number }
  | CarryEdit;

/** Moves members of a map, as they are written, into the map at `path`. */
export interface CarryEdit {
  readonly kind: 'carry';
  readonly path: DocumentPath;
  /** The map that has them. */
  readonly from: DocumentPath;
  /** Each with its name now, its name afterwards, and what it says. */
  readonly members: readonly { readonly name: string; readonly as: string; readonly value: Json }[];
  readonly before?: string;
  /** Writes them a second time instead: from this text in the same language or, with `true`, from the document itself. */
  readonly copyOf?: true | string;
}

/** Replaces a range of the text. */
export interface TextChange extends TextRange {
  readonly insert: string;
}

/**
 * One definition in the text of a file: JSON or YAML, alone or inside a template. It survives syntax errors, maps
 * positions to paths and paths to positions, and edits the text so that every byte outside an edit stays.
 */
export interface DefinitionDocument {
  /** The text of the whole file. */
  readonly text: string;
  readonly language: 'json' | 'yaml';
  /** The language of the file: a definition in JSON may be a string of a template in YAML. */
  readonly fileLanguage: 'json' | 'yaml';
  /** The path of the definition in the file; empty for a file that is one definition. */
  readonly place: DocumentPath;
  /** Why the definition cannot be edited, in a sentence for its author; `undefined` if it can be. */
  readonly readOnly: string | undefined;
  readonly faults: readonly SyntaxFault[];
  /** The definition as data, without the parts that could not be read; `undefined` if it is no object. */
  readonly definition: JsonObject | undefined;
  /** Where a value, a member's name, or a member from name to value is written; `undefined` if the path leads nowhere. */
  rangeOf(path: DocumentPath, part?: 'value' | 'name' | 'member'): TextRange | undefined;
  /** The innermost place at an offset; `undefined` outside of the definition. */
  placeAt(offset: number): DocumentPlace | undefined;
  /** A piece of the definition as the file writes it: in a string of a template, with that string's escapes. */
  escape(text: string): string;
  /** The text of members of the map at a path, in the same language, without anchors. */
  excerpt(path: DocumentPath, names: readonly string[]): string;
  /** Why the value at a path cannot be edited, in a sentence; `undefined` if it can be. */
  readOnlyAt(path: DocumentPath): string | undefined;
  /**
   * Makes edits in order, each on what the ones before it left. `changes` are in the same order; each has offsets in the
   * text that the ones before it left. Throws `CannotEditError` and changes nothing if one of them cannot be made.
   */
  edit(edits: readonly DocumentEdit[]): {
    readonly document: DefinitionDocument;
    readonly changes: readonly TextChange[];
  };
}

/** An edit that cannot be made: its path leads nowhere, the syntax is broken there, or the text is read only. */
export class CannotEditError extends Error {
  override readonly name = 'CannotEditError';
}
