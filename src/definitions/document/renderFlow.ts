import { isNumber, type Json } from '../../util/json';
import type { Style } from './styleOf';

export interface FlowWriter {
  readonly style: Style;
  scalar(value: Json): string;
  name(name: string): string;
}

/** A collection on one line is not longer than this. */
const mostColumns = 100;

/**
 * A value in JSON, or as YAML's flow style. `indent` is that of the line on which it begins; `undefined` writes it on one
 * line.
 */
export function renderFlow(value: Json, writer: FlowWriter, indent: string | undefined): string {
  const { style } = writer;
  const entries = writtenParts(value);
  if (entries === undefined) return writer.scalar(value);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  if (entries.length === 0) return open! + close!;
  const write = ([name, inner]: Entry, depth: string | undefined): string =>
    (name === undefined ? '' : writer.name(name) + style.colon) + renderFlow(inner, writer, depth);
  const pad = Array.isArray(value) ? style.bracketPad : style.bracePad;
  const onOneLine = (): string =>
    open! + pad + entries.map((entry) => write(entry, undefined)).join(style.comma) + pad + close!;
  if (indent === undefined) return onOneLine();
  if (style.compactLeaves && entries.every(([, inner]) => writtenParts(inner) === undefined)) {
    const line = onOneLine();
    if (line.length <= mostColumns) return line;
  }
  const deeper = indent + style.unit;
  const lines = entries.map((entry) => style.eol + deeper + write(entry, deeper));
  return open! + lines.join(',') + style.eol + indent + close!;
}

type Entry = readonly [string | undefined, Json];

/** The members of a collection; `undefined` for a scalar. */
export function writtenParts(value: Json): readonly Entry[] | undefined {
  if (typeof value !== 'object' || value === null || isNumber(value)) return undefined;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => [undefined, item]);
  return Object.entries(value);
}
