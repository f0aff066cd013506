import {
  describeCharacter,
  isDigit,
  isHexDigit,
  isIdentifierPart,
  isIdentifierStart,
  type JacksonSource,
} from './JacksonSource';

const values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const literals: Readonly<Record<string, string>> = { t: 'true', f: 'false', n: 'null' };
const nonStandard: Readonly<Record<string, string>> = { N: 'NaN', I: 'Infinity' };

/** Jackson prints this many characters of an unknown word. */
const maxTokenCharacters = 256;

/** Reads a string, number or literal whose first unit, `code`, has been read. */
export function readScalar(source: JacksonSource, code: number, inRoot: boolean): void {
  const character = String.fromCharCode(code);
  if (code === 0x22) return readString(source, 'value');
  if (code === 0x2d || isDigit(code)) return readNumber(source, code, inRoot);
  const literal = literals[character];
  if (literal !== undefined) return readLiteral(source, literal);
  const special = nonStandard[character];
  if (special !== undefined) {
    readLiteral(source, special);
    source.fail(`Non-standard token '${special}': enable JsonParser.Feature.ALLOW_NON_NUMERIC_NUMBERS to allow`);
  }
  if (code === 0x2b) return refusePlus(source);
  if (isIdentifierStart(character)) refuseWord(source, source.position - 1);
  source.failAtCharacter(code, `expected a valid value ${values}`);
}

/** Reads the rest of a string or a field name, after its opening quote. */
export function readString(source: JacksonSource, kind: 'name' | 'value'): void {
  for (;;) {
    const code = source.next();
    if (code === 0x22) return;
    if (code === 0x5c) readEscape(source);
    else if (code === -1) {
      source.fail(
        kind === 'name'
          ? 'Unexpected end-of-input in field name'
          : 'Unexpected end-of-input: was expecting closing quote for a string value',
      );
    } else if (code < 0x20) {
      source.fail(
        `Illegal unquoted character (${describeCharacter(code)}): ` +
          `has to be escaped using backslash to be included in ${kind === 'name' ? 'name' : 'string value'}`,
      );
    }
  }
}

function readEscape(source: JacksonSource): void {
  const code = nextInEscape(source);
  if (code !== 0x75) {
    if (!'"\\/bfnrt'.includes(String.fromCharCode(code))) {
      source.fail(`Unrecognized character escape ${describeCharacter(code)}`);
    }
    return;
  }
  for (let digit = 0; digit < 4; digit++) {
    const hex = nextInEscape(source);
    if (!isHexDigit(hex)) source.failAtCharacter(hex, 'expected a hex-digit for character escape sequence');
  }
}

function nextInEscape(source: JacksonSource): number {
  const code = source.next();
  return code === -1 ? source.fail('Unexpected end-of-input in character escape sequence') : code;
}

function readLiteral(source: JacksonSource, word: string): void {
  const start = source.position - 1;
  for (let index = 1; index < word.length; index++) {
    if (source.text[source.position] !== word[index]) refuseWord(source, start);
    source.position += 1;
  }
  if (isIdentifierPart(source.text.charAt(source.position))) refuseWord(source, start);
}

function refuseWord(source: JacksonSource, start: number): never {
  let cut = '';
  while (!source.atEnd && isIdentifierPart(source.text.charAt(source.position))) {
    source.position += 1;
    if (source.position - start >= maxTokenCharacters) {
      cut = '...';
      break;
    }
  }
  const word = source.text.slice(start, source.position);
  return source.fail(`Unrecognized token '${word}${cut}': was expecting ${values}`);
}

function readNumber(source: JacksonSource, first: number, inRoot: boolean): void {
  let code = first;
  if (code === 0x2d) {
    code = source.next();
    // Jackson joins the two parts without a colon.
    if (code === -1) source.fail('Unexpected end-of-inputNo digit following minus sign');
    if (!isDigit(code))
      failInNumber(source, code, 'expected digit (0-9) to follow minus sign, for valid numeric value');
  }
  if (code === 0x30 && isDigit(source.text.charCodeAt(source.position))) {
    source.fail('Invalid numeric value: Leading zeroes not allowed');
  }
  let next = skipDigits(source);
  if (next === 0x2e) {
    const start = source.position;
    next = skipDigits(source);
    if (source.position - (next === -1 ? 0 : 1) === start) {
      failInNumber(source, next === -1 ? 0x2e : next, 'Decimal point not followed by a digit');
    }
  }
  if (next === 0x65 || next === 0x45) next = readExponent(source);
  if (next === -1) return;
  if (inRoot && ![0x20, 0x09, 0x0a, 0x0d].includes(next)) {
    source.failAtCharacter(next, 'Expected space separating root-level values');
  }
  source.position -= 1;
}

function readExponent(source: JacksonSource): number {
  let code = source.next();
  if (code === 0x2b || code === 0x2d) code = source.next();
  if (code === -1) source.fail('Unexpected end-of-inputexpected a digit for number exponent');
  if (!isDigit(code)) failInNumber(source, code, 'Exponent indicator not followed by a digit');
  return skipDigits(source);
}

/** Skips the digits and the unit after them, and returns that unit. */
function skipDigits(source: JacksonSource): number {
  for (;;) {
    const code = source.next();
    if (!isDigit(code)) return code;
  }
}

function refusePlus(source: JacksonSource): never {
  const code = source.next();
  if (code === -1) source.fail('Unexpected end-of-input in a Number value');
  return failInNumber(source, code, 'expected digit (0-9) to follow minus sign, for valid numeric value');
}

function failInNumber(source: JacksonSource, code: number, sentence: string): never {
  return source.fail(`Unexpected character (${describeCharacter(code)}) in numeric value: ${sentence}`);
}
