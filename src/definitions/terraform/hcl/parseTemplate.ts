import type { Expression, TemplatePart } from './Expression';
import type { MappedText } from '../../source/MappedText';
import type { Position } from '../../../util/Position';
import { parseForHead } from './parseFor';
import type { Scanner } from './Scanner';

type Parse = (scanner: Scanner) => Expression;

/** Whether a `~` removes the whitespace at the start of the following text, in whatever part that is. */
interface Trim {
  next: boolean;
}

/** What ends a list of parts: the end of the template, or a directive of the enclosing one. */
type Closing = 'end' | 'else' | 'endif' | 'endfor';

/** How to read the text between the sequences (escapes in quotes, indentation in a heredoc). */
type ReadText = (text: MappedText, startsLine: boolean) => MappedText;

/** The parts of a template from the scanner's position up to `end`: text, `${…}` and `%{…}`. */
export function parseTemplate(scanner: Scanner, end: number, parse: Parse, read: ReadText): readonly TemplatePart[] {
  const { parts, closing } = parseParts(scanner, end, parse, read, { next: false });
  if (closing !== 'end') throw scanner.fail(`%{ ${closing} } closes nothing`);
  return parts;
}

function parseParts(
  scanner: Scanner,
  end: number,
  parse: Parse,
  read: ReadText,
  trim: Trim,
): { readonly parts: readonly TemplatePart[]; readonly closing: Closing } {
  const { source, text } = scanner;
  const parts: TemplatePart[] = [];
  let from = scanner.offset;
  const flush = (to: number, trimEnd: boolean): void => {
    const startsLine = from === 0 || source[from - 1] === '\n';
    let piece = read(text.slice(from, to), startsLine);
    if (trim.next) piece = piece.slice(leading(piece.toString()));
    if (trimEnd) piece = piece.slice(0, piece.toString().trimEnd().length);
    if (piece.length > 0) parts.push({ kind: 'text', text: piece });
    trim.next = false;
  };
  for (;;) {
    const found = nextSequence(source, scanner.offset, end);
    if (found === undefined) {
      flush(end, false);
      scanner.offset = end;
      return { parts, closing: 'end' };
    }
    if (found.escaped) {
      scanner.offset = found.at + 3;
      flush(found.at, false);
      parts.push({ kind: 'text', text: text.slice(found.at + 1, found.at + 3) });
      from = scanner.offset;
      continue;
    }
    scanner.offset = found.at + 2;
    const trimBefore = source[scanner.offset] === '~';
    flush(found.at, trimBefore);
    if (trimBefore) scanner.offset++;
    const closing = found.directive ? directive(found.at) : interpolation(found.at);
    from = scanner.offset;
    if (closing) return { parts, closing };
  }

  function interpolation(start: number): undefined {
    const expression = scanner.bracketed(() => parse(scanner));
    close();
    parts.push({
      kind: 'interpolation',
      expression,
      written: source.slice(start, scanner.offset),
      at: text.positionAt(start),
    });
  }

  function directive(start: number): Closing | undefined {
    const at = text.positionAt(start);
    const word = scanner.identifier();
    if (word === 'else' || word === 'endif' || word === 'endfor') {
      close();
      return word;
    }
    if (word === 'if') parts.push(ifDirective(at));
    else if (word === 'for') parts.push(forDirective(at));
    else throw scanner.fail('A template knows %{ if … } and %{ for … } only', start);
    return undefined;
  }

  function ifDirective(at: Position): TemplatePart {
    const condition = scanner.bracketed(() => parse(scanner));
    close();
    const then = scanner.nested(() => parseParts(scanner, end, parse, read, trim));
    const otherwise =
      then.closing === 'else' ? parseParts(scanner, end, parse, read, trim) : { parts: [], closing: then.closing };
    if (otherwise.closing !== 'endif') throw scanner.fail('%{ if } is not closed by %{ endif }');
    return { kind: 'if', condition, then: then.parts, otherwise: otherwise.parts, at };
  }

  function forDirective(at: Position): TemplatePart {
    const head = scanner.bracketed(() => parseForHead(scanner, parse));
    close();
    const body = scanner.nested(() => parseParts(scanner, end, parse, read, trim));
    if (body.closing !== 'endfor') throw scanner.fail('%{ for } is not closed by %{ endfor }');
    return { kind: 'for', ...head, body: body.parts, at };
  }

  /** The brace that ends a sequence; `~` before it removes the whitespace after it. */
  function close(): void {
    scanner.bracketed(() => {
      trim.next = scanner.take('~');
      scanner.expect('}');
    });
  }
}

function nextSequence(
  source: string,
  from: number,
  end: number,
): { readonly at: number; readonly escaped: boolean; readonly directive: boolean } | undefined {
  for (let at = from; at < end - 1; at++) {
    const character = source[at];
    if (character !== '$' && character !== '%') continue;
    if (source[at + 1] === character && source[at + 2] === '{') return { at, escaped: true, directive: false };
    if (source[at + 1] === '{') return { at, escaped: false, directive: character === '%' };
  }
  return undefined;
}

function leading(text: string): number {
  return text.length - text.trimStart().length;
}
