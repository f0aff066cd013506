import type { DefinitionDocument, DocumentPath, TextRange } from '../../definitions/document/DefinitionDocument';
import { yamlScalar } from '../../definitions/document/yamlScalar';
import { isArray, isObject, member, type Json } from '../../util/json';

/** What can be written at an offset of a definition that is being edited, and how. */
interface WritingPlace extends TextRange {
  /** Of the object that gets a name, or of the value. */
  readonly path: DocumentPath;
  /** The definition with what could be written. */
  readonly definition: Json;
  /** Whether a name of a member is possible here. */
  readonly canName: boolean;
  /** Whether a value is possible here. In YAML, both are possible where an object has no member yet. */
  readonly canHold: boolean;
  /** Whether a colon follows. */
  readonly hasColon: boolean;
  /** Writes a string as it must be here. */
  write(label: string): string;
}

/** Stands for what will be written. */
const probe = 'WrittenHereNext';

/**
 * The place at an offset: the word around it, or an empty range. It is found by writing a word there and reading the
 * text again, so that the reader of the language alone says what belongs where. `undefined` where nothing can be written.
 */
export function writingPlaceAt(
  document: DefinitionDocument,
  offset: number,
  open: (text: string) => DefinitionDocument,
): WritingPlace | undefined {
  const range = tokenAt(document, offset);
  if (range === undefined) return undefined;
  const { from, to } = range;
  const { text, language } = document;
  const isYaml = language === 'yaml';
  const line = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  if (isYaml && from === to && /[:-]$/.test(line)) return undefined;
  const hasColon = /^[ \t]*:/.test(text.slice(to, to + 100));
  // With a colon, it cannot become one word with the next line.
  const startsLine = isYaml && !hasColon && /^\s*(- +)*$/.test(line);
  const written = isYaml ? `${probe}${startsLine ? ': ' : ''}` : document.escape(JSON.stringify(probe));
  const probed = open(text.slice(0, from) + written + text.slice(to));
  const place = probed.placeAt(from + 1);
  const found = place && probed.rangeOf(place.path, place.part);
  if (found === undefined || found.from !== from || found.to < from + probe.length) return undefined;
  const isName = place!.part === 'name';
  if (isName && place!.path.at(-1) !== probe) return undefined;
  const path = isName ? place!.path.slice(0, -1) : place!.path;
  const isFlow = path.some((_, index) => opensBracket(probed, path.slice(0, index))) || opensBracket(probed, path);
  const quote = /^["']/.exec(text.slice(from, to))?.[0];
  const form = quote === undefined ? undefined : quote === '"' ? 'double' : 'single';
  const isAlone = startsLine && probed.rangeOf(path)?.from === from;
  return {
    from,
    to,
    path,
    definition: probed.definition ?? null,
    canName: isName,
    canHold: !isName || (isAlone && isOnly(probed, path)),
    hasColon,
    write: (label) => (isYaml ? yamlScalar(label, form, isFlow) : document.escape(JSON.stringify(label))),
  };
}

/** The word around an offset, with its quotes; an empty range without a word; `undefined` beside a quote. */
function tokenAt(document: DefinitionDocument, offset: number): TextRange | undefined {
  const { text } = document;
  const place = document.placeAt(offset);
  const range = place && document.rangeOf(place.path, place.part);
  if (range !== undefined && range.from <= offset && offset <= range.to) {
    const written = text.slice(range.from, range.to);
    const quote = /^\\?["']/.exec(written)?.[0];
    if (quote !== undefined) {
      const isClosed = written.length > quote.length && written.endsWith(quote);
      const isInside = offset >= range.from + quote.length && (!isClosed || offset <= range.to - quote.length);
      return isInside ? range : undefined;
    }
    const isWord = place!.part === 'name' || !/^[{[&*!|>]|^- |^\S+:(\s|$)/.test(written);
    if (isWord && !written.includes('\n')) return range;
  }
  let [from, to] = [offset, offset];
  while (/[\w.$-]/.test(text[from - 1] ?? '') && !/(^|\s)-$/.test(text.slice(Math.max(from - 2, 0), from))) from--;
  while (/[\w.$-]/.test(text[to] ?? '')) to++;
  return { from, to };
}

/** Whether a value is written in brackets. */
function opensBracket(document: DefinitionDocument, path: DocumentPath): boolean {
  const at = document.rangeOf(path)?.from;
  return at !== undefined && /[{[]/.test(document.text[at] ?? '');
}

/** Whether the object at a path has the probe alone. */
function isOnly({ definition }: DefinitionDocument, path: DocumentPath): boolean {
  const value = valueAt(definition, path);
  return isObject(value) && Object.keys(value).length === 1;
}

/** The value at a path; `undefined` if it leads nowhere. */
export function valueAt(definition: Json | undefined, path: DocumentPath): Json | undefined {
  return path.reduce<Json | undefined>((value, step) => {
    if (isArray(value)) return value[Number(step)];
    return isObject(value) ? member(value, String(step)) : undefined;
  }, definition);
}
