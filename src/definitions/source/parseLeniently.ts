import { type Document, parseDocument } from 'yaml';
import { MappedText } from './MappedText';

/** How many lines are moved at most, and how much text is parsed anew for it. */
const maxMoves = 50;
const maxReparsed = 16 * 1024 * 1024;

/**
 * The library's document. YAML wants the lines of `[…]` and `{…}` further to the right than what they belong to;
 * CloudFormation and the SAM translator do not mind, so a line that is only not far enough to the right is moved there.
 * The text that is given back has the lines moved, and still knows where each of them was.
 */
export function parseLeniently(written: MappedText): { readonly text: MappedText; readonly document: Document.Parsed } {
  const first = parse(written);
  let [text, document] = [written, first];
  for (let moves = 0; moves < maxMoves && moves * written.length < maxReparsed; moves++) {
    const [error] = document.errors;
    if (!error) return { text, document };
    if (error.code !== 'BAD_INDENT' || !error.message.startsWith('Flow')) break;
    text = moveLine(text, error.pos[0]);
    document = parse(text);
  }
  return { text: written, document: first };
}

function parse(text: MappedText): Document.Parsed {
  return parseDocument(text.toString(), {
    schema: 'core',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
}

/** The line at an offset, moved by 40 columns. */
function moveLine(text: MappedText, offset: number): MappedText {
  const start = text.toString().lastIndexOf('\n', Math.max(offset - 1, 0)) + 1;
  const blanks = MappedText.point(' '.repeat(40), text.positionAt(start));
  return MappedText.join([text.slice(0, start), blanks, text.slice(start)]);
}
