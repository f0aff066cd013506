import { endOfLine } from './language';
import type { WrittenForm } from './tree';

/** A string in a host text, with the offset in the host of each of its characters and of its end. */
export interface DecodedScalar {
  readonly text: string;
  readonly offsets: readonly number[];
  /** What a line break in the string is in the host; `undefined` where it is an escape. */
  readonly lineBreak: string | undefined;
}

class Output {
  readonly offsets: number[] = [];
  text = '';

  put(text: string, at: number): void {
    for (let index = 0; index < text.length; index++) this.offsets.push(at);
    this.text += text;
  }

  /** Takes spaces away that stand before a line break. */
  trim(): void {
    const { length } = this.text.trimEnd().replace(/\n+$/, '') ? this.text.replace(/[ \t]+$/, '') : this.text;
    this.text = this.text.slice(0, length);
    this.offsets.length = length;
  }
}

/**
 * Decodes the string that is written in a range of JSON or YAML, character by character; `undefined` for a form in which an
 * edit cannot be written back.
 */
export function decodeScalar(
  host: string,
  from: number,
  to: number,
  form: WrittenForm,
  parentColumn: number,
): DecodedScalar | undefined {
  if (form === 'double') return quoted(host, from + 1, to - 1, escape);
  if (form === 'single') return quoted(host, from + 1, to - 1, doubledQuote);
  if (form === 'literal' || form === 'folded') return block(host, from, to, form, parentColumn);
  return undefined;
}

type Unescape = (host: string, at: number) => readonly [text: string, length: number] | undefined;

function quoted(host: string, from: number, to: number, unescape: Unescape): DecodedScalar {
  const output = new Output();
  for (let at = from; at < to;) {
    const found = unescape(host, at);
    if (found !== undefined) {
      output.put(found[0], at);
      at += found[1];
    } else if (host[at] === '\n' || (host[at] === '\r' && host[at + 1] === '\n')) at = fold(host, at, to, output);
    else output.put(host[at]!, at++);
  }
  output.offsets.push(to);
  return { text: output.text, offsets: output.offsets, lineBreak: undefined };
}

/** One line break is a space, and more are one less. */
function fold(host: string, from: number, to: number, output: Output): number {
  output.trim();
  let breaks = 0;
  let at = from;
  while (at < to && /\s/.test(host[at]!)) if (host[at++] === '\n') breaks++;
  output.put(breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), from);
  return at;
}

const simple: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '\t': '\t',
  '0': '\0',
  a: '\x07',
  v: '\v',
  e: '\x1b',
  ' ': ' ',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

function escape(host: string, at: number): readonly [string, number] | undefined {
  if (host[at] !== '\\') return undefined;
  const kind = host[at + 1]!;
  const digits = { x: 2, u: 4, U: 8 }[kind];
  if (digits !== undefined)
    return [String.fromCodePoint(parseInt(host.slice(at + 2, at + 2 + digits), 16) || 0), 2 + digits];
  const continued = /^\\\r?\n[ \t]*/.exec(host.slice(at, at + 1000));
  if (continued !== null) return ['', continued[0].length];
  return [simple[kind] ?? kind, 2];
}

function doubledQuote(host: string, at: number): readonly [string, number] | undefined {
  return host[at] === "'" && host[at + 1] === "'" ? ["'", 2] : undefined;
}

function block(
  host: string,
  from: number,
  to: number,
  form: WrittenForm,
  parentColumn: number,
): DecodedScalar | undefined {
  const headEnd = endOfLine(host, from);
  const header = host.slice(from, headEnd);
  const first = host.indexOf('\n', headEnd) + 1;
  if (first === 0 || first > to) return undefined;
  const given = /^[|>][+-]?([1-9])/.exec(header)?.[1];
  const indent =
    given === undefined
      ? (/^(?:[ \t]*\r?\n)*( +)/.exec(host.slice(first, to + 1))?.[1]?.length ?? 0)
      : Math.max(parentColumn, 0) + Number(given);
  const output = new Output();
  let previous: 'text' | 'deeper' | undefined;
  let breaks: number[] = [];
  for (let at = first; at <= to;) {
    const end = Math.min(endOfLine(host, at), to);
    const start = Math.min(at + indent, end);
    const line = host.slice(start, end);
    if (line !== '') {
      const kind = /^[ \t]/.test(line) ? 'deeper' : 'text';
      const isFolded = form === 'folded' && previous === 'text' && kind === 'text';
      if (isFolded) output.put(breaks.length === 1 ? ' ' : '\n'.repeat(breaks.length - 1), breaks[0]!);
      else for (const one of breaks) output.put('\n', one);
      breaks = [];
      for (let index = start; index < end; index++) output.put(host[index]!, index);
      previous = kind;
    }
    if (end >= to) break;
    breaks.push(end);
    at = host.indexOf('\n', end) + 1;
  }
  const hasEnd = !/^[|>]\d?-/.test(header) && previous !== undefined && to < host.length;
  if (/^[|>]\d?\+/.test(header)) for (const one of breaks) output.put('\n', one);
  if (hasEnd) output.put('\n', to);
  output.offsets.push(to);
  const eol = host.slice(headEnd, first);
  return { text: output.text, offsets: output.offsets, lineBreak: eol + ' '.repeat(indent) };
}

/** What a piece of the string is in the host. */
export function encodeScalar(text: string, form: WrittenForm, { lineBreak }: DecodedScalar): string {
  if (form === 'double') return JSON.stringify(text).slice(1, -1);
  if (form === 'single') return text.replace(/'/g, "''");
  return text.replace(/\r?\n([ \t]*(?=\r?\n))?/g, lineBreak!);
}
