import { MappedText } from '../../source/MappedText';
import type { Expression, TemplateExpression } from './Expression';
import { parseTemplate } from './parseTemplate';
import type { Scanner } from './Scanner';

/** `<<EOF` or `<<-EOF` (which takes the common indentation away) up to the line that holds the word alone. */
export function parseHeredoc(scanner: Scanner, parse: (scanner: Scanner) => Expression): TemplateExpression {
  const at = scanner.at();
  const start = scanner.offset;
  scanner.expect('<<');
  const flush = scanner.source[scanner.offset] === '-';
  if (flush) scanner.offset++;
  const word = scanner.identifier();
  const begin = scanner.source.indexOf('\n', scanner.offset) + 1;
  if (word === undefined || begin === 0) throw scanner.fail('A heredoc is written <<EOF, lines, EOF', start);
  const end = lineWith(word, scanner, begin);
  if (end === undefined) throw scanner.fail(`The heredoc is not closed by a line ${word}`, start);
  const indent = flush ? commonIndent(scanner.source.slice(begin, end)) : 0;
  scanner.offset = begin;
  const parts = parseTemplate(scanner, end, parse, (text, startsLine) =>
    indent === 0 ? text : withoutIndent(text, indent, startsLine),
  );
  scanner.offset = scanner.source.indexOf(word, end) + word.length;
  return { kind: 'template', parts, at };
}

/** Where the line begins that holds nothing but the word. */
function lineWith(word: string, { source, end }: Scanner, from: number): number | undefined {
  for (let line = from; line !== 0 && line <= end; line = source.indexOf('\n', line) + 1) {
    const lineEnd = source.indexOf('\n', line);
    if (source.slice(line, lineEnd === -1 ? end : lineEnd).trim() === word) return line;
  }
  return undefined;
}

function commonIndent(text: string): number {
  const indents = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  return indents.reduce((least, indent) => Math.min(least, indent), indents[0] ?? 0);
}

function withoutIndent(text: MappedText, indent: number, startsLine: boolean): MappedText {
  const blanks = `[ \\t]{1,${String(indent)}}`;
  const pattern = new RegExp(startsLine ? `(^|\\n)${blanks}` : `(\\n)${blanks}`, 'g');
  return text.replace(pattern, ([, lineBreak = ''], at) => MappedText.lines(lineBreak, at));
}
