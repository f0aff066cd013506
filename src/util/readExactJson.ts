import { readNumber } from './ExactNumber';
import type { Json } from './json';
import { setMember } from './setMember';

const sixteenDigits = /\d\d\d\d\d\d\d\d\d\d\d\d\d\d\d\d/g;
const exponent = /[:,[\s\d.-]\d[eE][-+\d][\d,}\]\s]/g;

/**
 * Whether a JSON array or object may contain a number that needs `readExactJson`. It only looks where that is quick: at
 * dots, at long runs of digits and at exponents. A nested string may look like such a number; that is rare. Each search
 * continues after the run of number characters that it has checked, so the time is linear.
 */
export function mayHoldExactNumbers(text: string): boolean {
  for (let dot = text.indexOf('.'); dot >= 0;) {
    const end = isExactAt(text, dot) ? endOfRunUnlessNumber(text, dot) : dot + 1;
    if (end === undefined) return true;
    dot = text.indexOf('.', end);
  }
  if (text.length > 16 && matchesInNumber(sixteenDigits, text)) return true;
  return (text.includes('e') || text.includes('E')) && matchesInNumber(exponent, text);
}

const zero = 0x30;

/** Whether a dot may be that of a whole decimal (`1.0`), one of eight digits, or one below 0.001. */
function isExactAt(text: string, dot: number): boolean {
  let at = dot + 1;
  if (!isDigit(text.charCodeAt(at)) || !isDigit(text.charCodeAt(dot - 1))) return false;
  while (text.charCodeAt(at) === zero) at++;
  const isWhole = at > dot + 1 && endsNumber(text.charCodeAt(at));
  const isSmall = at > dot + 2 && text.charCodeAt(dot - 1) === zero;
  if (!isWhole && !isSmall)
    for (let back = 1; back <= 8; back++) if (!isDigit(text.charCodeAt(dot - back))) return false;
  return true;
}

function matchesInNumber(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const end = endOfRunUnlessNumber(text, match.index + 1);
    if (end === undefined) return true;
    pattern.lastIndex = Math.max(pattern.lastIndex, end - 1);
  }
  return false;
}

/**
 * `undefined` if the run of number characters at a place has the delimiters of a number around it; otherwise where the
 * run ends, because no place in the same run can be in a number then.
 */
function endOfRunUnlessNumber(text: string, at: number): number | undefined {
  let start = at;
  while (isOfNumber(text.charCodeAt(start - 1))) start--;
  let end = at;
  while (isOfNumber(text.charCodeAt(end))) end++;
  const before = text.charCodeAt(start - 1);
  const isNumber =
    (before === 0x3a || before === 0x2c || before === 0x5b || before <= 0x20) && endsNumber(text.charCodeAt(end));
  return isNumber ? undefined : Math.max(end, at + 1);
}

function isDigit(code: number): boolean {
  return code >= zero && code <= 0x39;
}

/** Digits, `+ - . e E`. */
function isOfNumber(code: number): boolean {
  return isDigit(code) || code === 0x2b || code === 0x2d || code === 0x2e || (code | 0x20) === 0x65;
}

function endsNumber(code: number): boolean {
  return code === 0x2c || code === 0x7d || code === 0x5d || code <= 0x20;
}

/**
 * Parses a string that `JSON.parse` accepts, with each number in Jackson's form (`readNumber`). It is not recursive, so
 * nesting cannot overflow the stack.
 */
export function readExactJson(text: string): Json {
  return new ExactReader(text).read();
}

type Container = Json[] | Record<string, Json>;

class ExactReader {
  private at = 0;
  private readonly open: Container[] = [];
  /** Names of the members being read, one for each open object. */
  private readonly names: (string | undefined)[] = [];
  private result: Json = null;

  constructor(private readonly text: string) {}

  read(): Json {
    for (; this.at < this.text.length;) this.readToken(this.text[this.at]!);
    return this.result;
  }

  private readToken(next: string): void {
    switch (next) {
      case '{':
      case '[':
        this.at++;
        return this.enter(next === '{' ? {} : []);
      case '}':
      case ']':
        this.at++;
        this.open.pop();
        this.names.pop();
        return;
      case '"':
        return this.takeText(this.readString());
      case 't':
        return this.takeWord(true, 4);
      case 'f':
        return this.takeWord(false, 5);
      case 'n':
        return this.takeWord(null, 4);
      default:
        if (next === '-' || isDigit(next.charCodeAt(0))) return this.take(this.readNumber());
        this.at++;
    }
  }

  private enter(container: Container): void {
    this.take(container);
    this.open.push(container);
    this.names.push(undefined);
  }

  private takeWord(value: Json, length: number): void {
    this.at += length;
    this.take(value);
  }

  private takeText(value: string): void {
    const container = this.open.at(-1);
    if (container === undefined || Array.isArray(container) || this.names.at(-1) !== undefined) this.take(value);
    else this.names[this.names.length - 1] = value;
  }

  private take(value: Json): void {
    const container = this.open.at(-1);
    if (container === undefined) this.result = value;
    else if (Array.isArray(container)) container.push(value);
    else {
      setMember(container, this.names.at(-1)!, value);
      this.names[this.names.length - 1] = undefined;
    }
  }

  private readString(): string {
    const start = this.at;
    let end = this.text.indexOf('"', start + 1);
    while (this.isEscaped(end)) end = this.text.indexOf('"', end + 1);
    this.at = end + 1;
    const content = this.text.slice(start + 1, end);
    return content.includes('\\') ? (JSON.parse(`"${content}"`) as string) : content;
  }

  private isEscaped(at: number): boolean {
    let backslashes = 0;
    while (this.text[at - 1 - backslashes] === '\\') backslashes++;
    return backslashes % 2 === 1;
  }

  private readNumber(): Json {
    const start = this.at;
    while (isOfNumber(this.text.charCodeAt(this.at))) this.at++;
    return readNumber(this.text.slice(start, this.at));
  }
}
