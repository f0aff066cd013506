import { type Document, parseDocument, type YAMLError } from 'yaml';
import { MappedText } from './MappedText';

/** The maximum number of moved lines, and of text that is parsed again for them. */
const maxMoves = 50;
const maxReparsed = 16 * 1024 * 1024;

/**
 * The library's document. YAML requires that lines of `[…]`, `{…}` and quoted text are indented more than their parent;
 * CloudFormation and the SAM translator do not. So lines with too little indentation are moved. The returned text
 * contains the moved lines, and still knows their original places.
 */
export function parseLeniently(written: MappedText): { readonly text: MappedText; readonly document: Document.Parsed } {
  const first = parse(written);
  let [text, document] = [written, first];
  for (let moves = 0; moves < maxMoves && moves * written.length < maxReparsed; moves++) {
    const [error] = document.errors;
    if (!error) return { text, document };
    const moved = moveLines(text, error);
    if (moved === undefined) break;
    text = moved;
    document = parse(text);
  }
  return { text: written, document: first };
}

function parse(text: MappedText): Document.Parsed {
  const { stackTraceLimit } = Error;
  // The library creates an error for each unknown tag (`!Ref`); their stacks cost more than parsing.
  Error.stackTraceLimit = 0;
  try {
    return parseDocument(text.toString(), {
      schema: 'core',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'error',
    });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function moveLines(text: MappedText, { code, message, pos: [at] }: YAMLError): MappedText | undefined {
  if (code === 'BAD_INDENT' && message.startsWith('Flow')) return moveLine(text, at);
  const quote = code === 'MISSING_CHAR' ? /^Missing closing (["'])quote/.exec(message)?.[1] : undefined;
  return quote === undefined ? undefined : moveQuoted(text, at, quote);
}

/** The further lines of a quoted string at which the library failed; `undefined` if it is unclosed. */
function moveQuoted(text: MappedText, offset: number, quote: string): MappedText | undefined {
  const source = text.toString();
  const pattern = quote === '"' ? /\\[^]|"/g : /''|'/g;
  pattern.lastIndex = offset;
  let close = pattern.exec(source);
  while (close !== null && close[0] !== quote) close = pattern.exec(source);
  if (close === null) return undefined;
  const parts: MappedText[] = [];
  let from = 0;
  for (let at = source.indexOf('\n', offset - 1); at !== -1 && at < close.index; at = source.indexOf('\n', at + 1)) {
    parts.push(text.slice(from, at + 1), MappedText.point(' '.repeat(40), text.positionAt(at + 1)));
    from = at + 1;
  }
  return from === 0 ? undefined : MappedText.join([...parts, text.slice(from)]);
}

/** The line at an offset, moved by 40 columns. */
function moveLine(text: MappedText, offset: number): MappedText {
  const start = text.toString().lastIndexOf('\n', Math.max(offset - 1, 0)) + 1;
  const blanks = MappedText.point(' '.repeat(40), text.positionAt(start));
  return MappedText.join([text.slice(0, start), blanks, text.slice(start)]);
}
