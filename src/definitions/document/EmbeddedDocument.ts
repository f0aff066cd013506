import type { JsonObject } from '../../util/json';
import { composeChanges } from './composeChanges';
import { decodeScalar, encodeScalar, type DecodedScalar } from './decodeScalar';
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
import type { HostFile } from './HostFile';
import { openJson } from './openJson';
import { columnOf } from './styleOf';
import { dataOf, followPath, type WrittenForm } from './tree';

/** A definition in JSON that is a string of a template. Edits are made in the string and written as the host writes it. */
export class EmbeddedDocument implements DefinitionDocument {
  readonly language = 'json';
  readonly fileLanguage: 'json' | 'yaml';
  readonly faults: readonly SyntaxFault[];
  readonly definition: JsonObject | undefined;
  readonly readOnly: string | undefined;
  private readonly inner: DefinitionDocument;
  private readonly scalar: DecodedScalar | undefined;
  private readonly form: WrittenForm;

  constructor(
    readonly text: string,
    private readonly host: HostFile,
    readonly place: DocumentPath,
    private readonly reopen: (text: string) => DefinitionDocument,
    readOnly?: string,
  ) {
    this.fileLanguage = host.reader.language;
    const { found } = followPath(host.reading.root!, place);
    const { node, start, owner } = found;
    this.form = node.form;
    const from = node.tag === undefined ? start : start + /^!\S*\s*/.exec(text.slice(start))![0].length;
    const column = owner === undefined ? 0 : columnOf(text, owner.start);
    const value = node.value as string;
    const scalar = decodeScalar(text, from, start + node.length, node.form, column);
    this.scalar = scalar?.text === value ? scalar : undefined;
    this.inner = openJson(value);
    this.definition = this.inner.definition;
    this.readOnly =
      readOnly ??
      host.reading.whole ??
      this.inner.readOnly ??
      (this.scalar === undefined
        ? 'The string that holds it is written in a way that cannot be edited in place.'
        : undefined);
    this.faults = [...host.reading.faults, ...this.inner.faults.map((fault) => ({ ...fault, ...this.inHost(fault) }))];
  }

  rangeOf(path: DocumentPath, part?: 'value' | 'name' | 'member'): TextRange | undefined {
    const range = this.inner.rangeOf(path, part);
    return range && this.scalar && this.inHost(range);
  }

  placeAt(offset: number): DocumentPlace | undefined {
    const { offsets } = this.scalar ?? { offsets: [] };
    if (offsets.length === 0 || offset < offsets[0]! || offset > offsets.at(-1)!) return undefined;
    let [low, high] = [0, offsets.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (offsets[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return this.inner.placeAt(low);
  }

  escape(text: string): string {
    return this.scalar === undefined ? text : encodeScalar(text, this.form, this.scalar);
  }

  excerpt(path: DocumentPath, names: readonly string[]): string {
    return this.inner.excerpt(path, names);
  }

  readOnlyAt(path: DocumentPath): string | undefined {
    return this.readOnly ?? this.inner.readOnlyAt(path);
  }

  edit(edits: readonly DocumentEdit[]): { document: DefinitionDocument; changes: readonly TextChange[] } {
    if (this.readOnly !== undefined) throw new CannotEditError(this.readOnly);
    const { document: edited, changes } = this.inner.edit(edits);
    let [text, grown] = [this.text, 0];
    const inHost = composeChanges(changes).map((change) => {
      const { from, to } = this.inHost(change);
      const insert = encodeScalar(change.insert, this.form, this.scalar!);
      const written = { from: from + grown, to: to + grown, insert };
      text = text.slice(0, written.from) + insert + text.slice(written.to);
      grown += insert.length - (to - from);
      return written;
    });
    const document = this.reopen(text);
    const isSame =
      JSON.stringify(document.definition) === JSON.stringify(edited.definition) &&
      document.faults.length === this.faults.length &&
      this.around(this.host) === (document instanceof EmbeddedDocument ? document.around(document.host) : '');
    if (!isSame) throw new CannotEditError('The text would say something else after this edit; make it in the text.');
    return { document, changes: inHost };
  }

  private inHost({ from, to }: TextRange): TextRange {
    const { offsets } = this.scalar ?? { offsets: [0] };
    const last = offsets.length - 1;
    return { from: offsets[Math.min(from, last)]!, to: offsets[Math.min(to, last)]! };
  }

  /** The template as data, without the definition. */
  private around({ reading: { root } }: HostFile): string {
    const { node } = followPath(root!, this.place).found;
    return JSON.stringify(dataOf(root!), (_, value: unknown) => (value === node.value ? undefined : value));
  }
}
