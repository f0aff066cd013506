import { isObject, type JsonObject } from '../../util/json';
import { lockOf } from './checkEditable';
import {
  CannotEditError,
  type DefinitionDocument,
  type DocumentEdit,
  type DocumentPath,
  type DocumentPlace,
  type SyntaxFault,
  type TextChange,
  type TextRange,
} from './DefinitionDocument';
import { Draft, type Reader, type TextReading } from './Draft';
import { makeEdit } from './edits';
import { rangeIn } from './rangeIn';
import { placeIn } from './placeIn';
import { styleOf, type Style } from './styleOf';
import { dataOf, followPath, isSameTree, type TreeNode, type TreePlace } from './tree';

/** Longer texts are not read again to check an edit, as what was written is checked by itself. */
const longText = 262_144;

/** A definition that is a value of its file: all of it, or the value at a place. */
export class TextDocument implements DefinitionDocument {
  readonly language: 'json' | 'yaml';
  readonly fileLanguage: 'json' | 'yaml';
  readonly faults: readonly SyntaxFault[];
  readonly definition: JsonObject | undefined;
  readonly readOnly: string | undefined;
  private readonly root: TreeNode | undefined;
  #style: Style | undefined;

  constructor(
    readonly text: string,
    private readonly reader: Reader,
    readonly place: DocumentPath = [],
    readOnly?: string,
    known?: TextReading,
    style?: Style,
  ) {
    this.language = reader.language;
    this.fileLanguage = reader.language;
    const { root, faults, whole } = known ?? reader.read(text);
    this.#style = style;
    this.root = root;
    this.faults = faults;
    this.readOnly = readOnly ?? whole ?? (root === undefined ? faults[0]?.message : undefined);
    const value = this.found && dataOf(this.found.node);
    this.definition = isObject(value) ? value : undefined;
  }

  rangeOf(path: DocumentPath, part: 'value' | 'name' | 'member' = 'value'): TextRange | undefined {
    return this.root && rangeIn(this.root, [...this.place, ...path], part);
  }

  placeAt(offset: number): DocumentPlace | undefined {
    if (this.root === undefined) return { path: [], part: 'value' };
    return placeIn(this.root, this.place, offset);
  }

  escape(text: string): string {
    return text;
  }

  excerpt(path: DocumentPath, names: readonly string[]): string {
    const from = [...this.place, ...path];
    const { found } = followPath(this.root!, from);
    const data = dataOf(found.node) as JsonObject;
    const members = names.map((name) => ({ name, as: name, value: data[name]! }));
    const empty = new TextDocument(this.language === 'json' ? '{\n  "States": {}\n}\n' : 'States: {}\n', this.reader);
    return empty.edit([{ kind: 'carry', path: ['States'], from, members, copyOf: this.text }]).document.text;
  }

  readOnlyAt(path: DocumentPath): string | undefined {
    if (this.readOnly !== undefined || this.root === undefined) return this.readOnly;
    const { found, rest } = followPath(this.root, [...this.place, ...path]);
    return lockOf(found) ?? (rest.length > 1 ? `There is nothing at ${JSON.stringify(path)}.` : undefined);
  }

  edit(edits: readonly DocumentEdit[]): { document: DefinitionDocument; changes: readonly TextChange[] } {
    if (this.readOnly !== undefined) throw new CannotEditError(this.readOnly);
    if (edits.length === 0) return { document: this, changes: [] };
    const style = (this.#style ??= styleOf(this.text, this.found?.node, this.language, this.found?.start));
    const draft = new Draft(this.text, copyTree(this.root!), this.reader, style);
    for (const edit of edits) makeEdit(draft, this.inFile(edit));
    return { document: this.after(draft, style), changes: draft.changes };
  }

  /** An edit with paths from the root of the file. */
  private inFile(edit: DocumentEdit): DocumentEdit {
    const path = [...this.place, ...edit.path];
    if (edit.kind !== 'carry') return { ...edit, path };
    // Another text is a definition alone.
    return { ...edit, path, from: typeof edit.copyOf === 'string' ? edit.from : [...this.place, ...edit.from] };
  }

  private after(draft: Draft, style: Style): TextDocument {
    const { text, root } = draft;
    if (text.length > longText && this.faults.length === 0)
      return new TextDocument(text, this.reader, this.place, undefined, { root, faults: [] }, style);
    const document = new TextDocument(text, this.reader, this.place);
    const isSame =
      document.root !== undefined && document.faults.length === this.faults.length && isSameTree(document.root, root);
    if (!isSame) throw new CannotEditError('The text would say something else after this edit; make it in the text.');
    return document;
  }

  /** The definition in the tree of the file. */
  private get found(): TreePlace | undefined {
    if (this.root === undefined) return undefined;
    const { found, rest } = followPath(this.root, this.place);
    return rest.length > 0 ? undefined : found;
  }
}

/** Edits change a tree, and so work on a copy of it. */
function copyTree(node: TreeNode, copies = new Map<TreeNode, TreeNode>()): TreeNode {
  const copy: TreeNode = {
    ...node,
    names: undefined,
    children: node.children.map((member) => ({ ...member, value: copyTree(member.value, copies) })),
    ...(node.target !== undefined && { target: copies.get(node.target) ?? node.target }),
  };
  copies.set(node, copy);
  return copy;
}
