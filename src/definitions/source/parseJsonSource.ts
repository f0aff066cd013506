import { type ParseError, type ParseErrorCode, parseTree, printParseErrorCode, visit } from 'jsonc-parser';
import { DefinitionLoadError } from '../DefinitionLoadError';
import { maxNesting } from '../limits';
import { findDeepJson } from './findDeepNesting';
import { MappedText } from './MappedText';
import type { Position } from '../../util/Position';
import type { MapEntry, SourceNode } from './SourceNode';

const reasons: Readonly<Record<string, string>> = {
  InvalidSymbol: 'JSON does not have this value',
  InvalidNumberFormat: 'This is not a JSON number',
  PropertyNameExpected: 'A member name in double quotes is expected here',
  ValueExpected: 'A value is expected here',
  ColonExpected: 'A colon is expected here',
  CommaExpected: 'A comma is expected here',
  CloseBraceExpected: 'A closing brace is expected here',
  CloseBracketExpected: 'A closing bracket is expected here',
  EndOfFileExpected: 'The document ended before this',
  UnexpectedEndOfComment: 'A comment is not closed',
  UnexpectedEndOfString: 'A string is not closed',
  UnexpectedEndOfNumber: 'A number is not complete',
  InvalidUnicode: 'A \\u escape needs four hexadecimal digits',
  InvalidEscapeCharacter: 'JSON does not have this escape',
  InvalidCharacter: 'A control character must be escaped',
};

/**
 * JSON with the place of every value. Comments and a comma after the last item are accepted. Throws a
 * `DefinitionLoadError` with the first error.
 */
export function parseJsonSource(text: MappedText): SourceNode {
  const source = text.toString();
  const deep = findDeepJson(source, maxNesting);
  if (deep !== undefined) {
    throw new DefinitionLoadError(
      text.positionAt(deep),
      `Values are nested more than ${String(maxNesting)} deep here.`,
    );
  }
  if (source.trim() === '') throw new DefinitionLoadError(text.positionAt(0), 'The file is empty.');
  return readTree(source, text);
}

/**
 * The first thing that `parseJson` accepts although JSON does not have it: a comment, or a comma after the last item.
 */
export function findJsonExtra(text: MappedText): { readonly what: string; readonly at: Position } | undefined {
  const errors: ParseError[] = [];
  parseTree(text.toString(), errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (error === undefined) return undefined;
  const isComment = printParseErrorCode(error.error) === 'InvalidCommentToken';
  return { what: isComment ? 'a comment' : 'a trailing comma', at: text.positionAt(error.offset) };
}

/** A list or map whose items are being read. */
type Open =
  | { readonly kind: 'list'; readonly items: SourceNode[]; readonly at: Position }
  | { readonly kind: 'map'; readonly entries: MapEntry[]; readonly at: Position };

function readTree(source: string, text: MappedText): SourceNode {
  let root: SourceNode | undefined;
  const open: Open[] = [];
  /** The names whose values are still missing, innermost last. */
  const names: Pick<MapEntry, 'key' | 'keyAt'>[] = [];
  const take = (value: SourceNode): void => {
    const around = open.at(-1);
    if (around === undefined) root = value;
    else if (around.kind === 'list') around.items.push(value);
    else {
      const { key, keyAt } = names.pop()!;
      around.entries.push({ key, keyAt, value });
    }
  };
  const begin = (value: Open): void => {
    take(value);
    open.push(value);
  };
  const visitor = {
    onObjectBegin: (offset: number) => begin({ kind: 'map', entries: [], at: text.positionAt(offset) }),
    onArrayBegin: (offset: number) => begin({ kind: 'list', items: [], at: text.positionAt(offset) }),
    onObjectEnd: () => void open.pop(),
    onArrayEnd: () => void open.pop(),
    onObjectProperty: (key: string, offset: number) => void names.push({ key, keyAt: text.positionAt(offset) }),
    onLiteralValue: (value: unknown, offset: number, length: number) =>
      take(leaf(value as Literal, text, offset, source.slice(offset, offset + length))),
    onError: (error: ParseErrorCode, offset: number) => {
      const reason = reasons[printParseErrorCode(error)] ?? 'This is not JSON';
      throw new DefinitionLoadError(text.positionAt(offset), `${reason}${near(source, offset)}.`);
    },
  };
  visit(source, visitor, { allowTrailingComma: true });
  // A document without a value is an error above.
  return root!;
}

type Literal = null | boolean | number | string;

function leaf(value: Literal, text: MappedText, offset: number, raw: string): SourceNode {
  const at = text.positionAt(offset);
  if (typeof value !== 'string') return { kind: 'scalar', value, raw, at };
  if (value === '') return { kind: 'text', text: MappedText.point('', text.positionAt(offset + 1)), at };
  const inner = text.slice(offset + 1, offset + raw.length - 1);
  return { kind: 'text', text: raw.slice(1, -1) === value ? inner : inner.unescaped(), at };
}

function near(source: string, offset: number): string {
  const found = source
    .slice(offset, offset + 20)
    .split('\n', 1)[0]!
    .trim();
  return found === '' ? '' : `, before ${JSON.stringify(found)}`;
}
