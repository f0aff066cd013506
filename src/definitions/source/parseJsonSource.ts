import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { DefinitionLoadError } from '../DefinitionLoadError';
import { maxNesting } from '../limits';
import { findDeepJson } from './findDeepNesting';
import type { MappedText } from './MappedText';
import type { Position } from './Position';
import type { MapEntry, SourceNode } from './SourceNode';

const reasons: Readonly<Record<string, string>> = {
  InvalidSymbol: 'A value stands here that JSON does not know',
  InvalidNumberFormat: 'This is not a number as JSON writes it',
  PropertyNameExpected: 'A member name in double quotes is expected here',
  ValueExpected: 'A value is expected here',
  ColonExpected: 'A colon is expected here',
  CommaExpected: 'A comma is expected here',
  CloseBraceExpected: 'A closing brace is expected here',
  CloseBracketExpected: 'A closing bracket is expected here',
  EndOfFileExpected: 'The document ended before this',
  InvalidCommentToken: 'A comment is not closed',
  UnexpectedEndOfString: 'A string is not closed',
  UnexpectedEndOfNumber: 'A number is not complete',
  InvalidUnicode: 'A \\u escape needs four hexadecimal digits',
  InvalidEscapeCharacter: 'JSON does not know this escape',
  InvalidCharacter: 'A control character must be escaped',
};

/**
 * JSON with the place of every value. Comments and a comma after the last item are taken too. Throws a
 * `DefinitionLoadError` with the first fault.
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
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error) {
    const reason = reasons[printParseErrorCode(error.error)] ?? 'This is not JSON';
    throw new DefinitionLoadError(text.positionAt(error.offset), `${reason}${near(source, error.offset)}.`);
  }
  if (!root) throw new DefinitionLoadError(text.positionAt(0), 'The file is empty.');
  return convert(root, text, source);
}

/** The first thing that `parseJson` takes and JSON does not have: a comment, or a comma after the last item. */
export function findJsonExtra(text: MappedText): { readonly what: string; readonly at: Position } | undefined {
  const errors: ParseError[] = [];
  parseTree(text.toString(), errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (error === undefined) return undefined;
  const isComment = printParseErrorCode(error.error) === 'InvalidCommentToken';
  return { what: isComment ? 'a comment' : 'a trailing comma', at: text.positionAt(error.offset) };
}

function convert(node: Node, text: MappedText, source: string): SourceNode {
  const at = text.positionAt(node.offset);
  if (node.type === 'array') {
    return { kind: 'list', items: (node.children ?? []).map((child) => convert(child, text, source)), at };
  }
  if (node.type === 'object') {
    const entries = (node.children ?? []).map((property): MapEntry => {
      const [key, value] = property.children as [Node, Node];
      return { key: key.value as string, keyAt: text.positionAt(key.offset), value: convert(value, text, source) };
    });
    return { kind: 'map', entries, at };
  }
  const raw = source.slice(node.offset, node.offset + node.length);
  if (node.type !== 'string') return { kind: 'scalar', value: node.value as null | boolean | number, raw, at };
  const inner = text.slice(node.offset + 1, node.offset + node.length - 1);
  return { kind: 'text', text: raw.slice(1, -1) === node.value ? inner : inner.unescaped(), at };
}

function near(source: string, offset: number): string {
  const found = source
    .slice(offset, offset + 20)
    .split('\n', 1)[0]!
    .trim();
  return found === '' ? '' : `, before ${JSON.stringify(found)}`;
}
