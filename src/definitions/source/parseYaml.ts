import { isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap, type Scalar } from 'yaml';
import { DefinitionLoadError } from '../DefinitionLoadError';
import { maxNesting, maxNodes } from '../limits';
import { findDeepYaml } from './findDeepNesting';
import { MappedText } from './MappedText';
import type { Position } from '../../util/Position';
import { parseLeniently } from './parseLeniently';
import type { MapEntry, MapNode, SourceNode } from './SourceNode';
import { yamlDialects, type YamlDialect, type YamlDialectName } from './yamlDialects';

export interface YamlOptions {
  readonly dialect: YamlDialectName;
  /** Called when YAML is read differently from what its author may expect. */
  readonly note?: (message: string, at: Position) => void;
}

/** YAML with the place of every value. Throws a `DefinitionLoadError` with the first error. */
export function parseYaml(written: MappedText, options: YamlOptions): SourceNode {
  const deep = findDeepYaml(written.toString(), maxNesting);
  if (deep !== undefined) {
    throw new DefinitionLoadError(
      written.positionAt(deep),
      `Values are nested more than ${String(maxNesting)} deep here.`,
    );
  }
  const { text, document } = parseLeniently(written);
  const [error] = document.errors;
  if (error) {
    const at = text.positionAt(error.pos[0]);
    if (error.code !== 'MULTIPLE_DOCS') throw new DefinitionLoadError(at, `This is not YAML: ${error.message}.`);
    throw new DefinitionLoadError(
      at,
      'The file holds more than one YAML document.',
      'Write one document a file, without further --- lines.',
    );
  }
  if (!document.contents) throw new DefinitionLoadError(text.positionAt(0), 'The file is empty.');
  return new Converter(text, text.toString(), options).convert(document.contents);
}

/**
 * Converts the library's syntax tree to `SourceNode`s. Aliases share their value; the expanded number of values is
 * limited.
 */
class Converter {
  readonly #dialect: YamlDialect;
  readonly #anchors = new Map<string, { readonly node: SourceNode; readonly size: number } | undefined>();
  #size = 0;

  constructor(
    readonly text: MappedText,
    readonly source: string,
    readonly options: YamlOptions,
  ) {
    this.#dialect = yamlDialects[options.dialect];
  }

  convert(item: unknown): SourceNode {
    if (isAlias(item)) return this.#alias(item.source, this.#at(item.range));
    if (!isScalar(item) && !isMap(item) && !isSeq(item)) {
      return { kind: 'scalar', value: null, raw: '', at: this.text.positionAt(0) };
    }
    const before = this.#count(1, this.#at(item.range));
    if (item.anchor !== undefined) this.#anchors.set(item.anchor, undefined);
    const node = this.#tagged(item.tag, this.#untagged(item), item.range?.[0] ?? 0);
    if (item.anchor !== undefined) this.#anchors.set(item.anchor, { node, size: this.#size - before });
    return node;
  }

  #untagged(item: unknown): SourceNode {
    if (isMap(item)) return this.#map(item);
    if (isSeq(item))
      return { kind: 'list', items: item.items.map((value) => this.convert(value)), at: this.#at(item.range) };
    return yamlScalar(item as Parameters<typeof yamlScalar>[0], this.text, this.source, this.#dialect);
  }

  #tagged(tag: string | undefined, node: SourceNode, start: number): SourceNode {
    if (!tag?.startsWith('!')) return node;
    const at = this.source.lastIndexOf(tag, start);
    return this.#dialect.tag(tag.slice(1), node, this.text.positionAt(at === -1 ? start : at));
  }

  #map(item: YAMLMap): MapNode {
    const at = this.#at(item.range);
    const entries = new Map<string, MapEntry>();
    const merged: MapEntry[] = [];
    for (const pair of item.items) {
      if (this.#isMerge(pair)) merged.push(...this.#mergedEntries(pair));
      else {
        const entry = this.#entry(pair, at);
        if (entries.has(entry.key)) this.#duplicate(entry);
        entries.set(entry.key, entry);
      }
    }
    for (const entry of merged) if (!entries.has(entry.key)) entries.set(entry.key, entry);
    return { kind: 'map', entries: [...entries.values()], at };
  }

  #entry({ key, value }: Pair, mapAt: Position): MapEntry {
    const node = this.convert(key);
    if (node.kind === 'list' || node.kind === 'map') {
      throw new DefinitionLoadError(node.at, 'A key must be a string here, not a list or a map.');
    }
    const raw = node.kind === 'scalar' ? node.raw : undefined;
    const name = node.kind === 'text' ? node.text.toString() : this.#dialect.key(node);
    const keyAt = isScalar(key) ? node.at : mapAt;
    return { key: name, keyAt, value: this.convert(value), ...(raw !== undefined && raw !== name && { rawKey: raw }) };
  }

  #isMerge({ key }: Pair): boolean {
    return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
  }

  #mergedEntries({ value }: Pair): readonly MapEntry[] {
    const node = this.convert(value);
    const maps = node.kind === 'list' ? node.items : [node];
    return maps.flatMap((map) => {
      if (map.kind !== 'map') throw new DefinitionLoadError(map.at, 'The merge key << takes a map or a list of maps.');
      this.#count(map.entries.length, map.at);
      return map.entries;
    });
  }

  #duplicate({ key, keyAt }: MapEntry): void {
    const reason = `The key ${JSON.stringify(key)} is written twice in this map.`;
    if (this.#dialect.duplicateKeys === 'error') throw new DefinitionLoadError(keyAt, reason, 'Remove one of the two.');
    this.options.note?.(`${reason} The last one is used.`, keyAt);
  }

  #alias(name: string, at: Position): SourceNode {
    const anchor = this.#anchors.get(name);
    if (!anchor) {
      const reason = this.#anchors.has(name) ? 'refers to the value that contains it' : 'has no anchor before it';
      throw new DefinitionLoadError(at, `The alias *${name} ${reason}.`);
    }
    this.#count(anchor.size, at);
    return anchor.node;
  }

  #count(nodes: number, at: Position): number {
    const before = this.#size;
    this.#size += nodes;
    if (this.#size > maxNodes) {
      throw new DefinitionLoadError(
        at,
        `The document has more than ${String(maxNodes)} values once its aliases are expanded.`,
        'Write out the values that the aliases repeat, or use fewer aliases.',
      );
    }
    return before;
  }

  #at(range: readonly number[] | null | undefined): Position {
    return this.text.positionAt(range?.[0] ?? 0);
  }
}

/** A scalar of a YAML document; its text keeps lines and columns if it is unchanged in the file. */
function yamlScalar(item: Scalar, text: MappedText, source: string, dialect: YamlDialect): SourceNode {
  const start = item.range?.[0] ?? 0;
  const at = text.positionAt(start);
  const { value } = item;
  const raw = item.source ?? '';
  const special = item.type === 'PLAIN' && item.tag === undefined ? dialect.plain(raw) : undefined;
  const meant = special ?? value;
  if (typeof meant === 'string') return { kind: 'text', text: textOfScalar(item, meant, text, source, start), at };
  if (typeof meant === 'number' || typeof meant === 'boolean') return { kind: 'scalar', value: meant, raw, at };
  return { kind: 'scalar', value: null, raw, at };
}

function textOfScalar(item: Scalar, value: string, text: MappedText, source: string, start: number): MappedText {
  if (item.type === 'BLOCK_LITERAL') return blockText(value, text, source, start);
  const quoted = item.type === 'QUOTE_DOUBLE' || item.type === 'QUOTE_SINGLE' ? 1 : 0;
  const from = start + quoted;
  if (source.startsWith(value, from)) return text.slice(from, from + value.length);
  return MappedText.point(value, text.positionAt(start));
}

/** The text below a `|`: the file's own lines, without their indentation. */
function blockText(value: string, text: MappedText, source: string, start: number): MappedText {
  const from = source.indexOf('\n', start) + 1;
  const at = text.positionAt(from);
  const indent = leadingBlanks(source.slice(from)) - leadingBlanks(value);
  return MappedText.lines(value, { ...at, column: indent + 1 }, indent);
}

/** The whitespace before the first line that is not blank. */
function leadingBlanks(text: string): number {
  return /^(?:[ \t]*\r?\n)*( *)/.exec(text)?.[1]?.length ?? 0;
}
