import { MappedText } from '../../source/MappedText';
import type { Expression, TemplateExpression } from './Expression';
import { parseTemplate } from './parseTemplate';
import type { Scanner } from './Scanner';

/** A string in double quotes. */
export function parseQuoted(scanner: Scanner, parse: (scanner: Scanner) => Expression): TemplateExpression {
  const at = scanner.at();
  scanner.expect('"');
  const end = closingQuote(scanner);
  const parts = parseTemplate(scanner, end, parse, unescape);
  scanner.offset = end + 1;
  return { kind: 'template', parts, at };
}

/** The quote that ends the string. Inside a `${…}`, quotes begin nested strings with their own sequences. */
function closingQuote(scanner: Scanner): number {
  const { source, end } = scanner;
  // The number of open braces in each open sequence; a string is open in each of them, except possibly the last.
  const sequences: number[] = [];
  let inString = true;
  for (let at = scanner.offset; at < end; at++) {
    const character = source[at]!;
    if (inString) {
      if (character === '\\') at++;
      else if (character === '\n') break;
      else if (/^(?:\$\$|%%)\{/.test(source.slice(at, at + 3))) at += 2;
      else if (/^[$%]\{/.test(source.slice(at, at + 2))) {
        sequences.push(1);
        inString = false;
        at++;
      } else if (character === '"') {
        if (sequences.length === 0) return at;
        inString = false;
      }
    } else if (character === '"') inString = true;
    else if (character === '{') sequences.push(sequences.pop()! + 1);
    else if (character === '}') {
      const open = sequences.pop()! - 1;
      if (open > 0) sequences.push(open);
      else inString = true;
    }
  }
  throw scanner.fail('A string is not closed', scanner.offset - 1);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

function unescape(text: MappedText): MappedText {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([^]))/g, ([, short, long, other], at) => {
    const code = short ?? long;
    if (code !== undefined) return MappedText.point(String.fromCodePoint(Math.min(parseInt(code, 16), 0x10ffff)), at);
    const meant = other === undefined ? undefined : escapes[other];
    return meant === undefined ? undefined : MappedText.point(meant, at);
  });
}

/** `<<EOF` or `<<-EOF` (which removes the common indentation) up to the line that contains only the word. */
export function parseHeredoc(scanner: Scanner, parse: (scanner: Scanner) => Expression): TemplateExpression {
  const at = scanner.at();
  const start = scanner.offset;
  scanner.expect('<<');
  const flush = scanner.source[scanner.offset] === '-';
  if (flush) scanner.offset++;
  const word = scanner.identifier();
  const begin = scanner.source.indexOf('\n', scanner.offset) + 1;
  if (word === undefined || begin === 0) throw scanner.fail('A heredoc has the form <<EOF, lines, EOF', start);
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

/** The start of the line that contains only the word. */
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
