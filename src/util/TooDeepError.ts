/** The maximum nesting of arrays and objects. Not recorded: it is the default of the JSON library that AWS uses. */
export const maxDepth = 1_000;

/** Thrown for data that is nested too deeply. */
export class TooDeepError extends SyntaxError {
  constructor() {
    super(`The data is nested more than ${maxDepth} levels deep`);
  }
}

/** Whether an error means that data is nested too deeply, whether we or JavaScript detected it. */
export function isTooDeep(error: unknown): boolean {
  if (error instanceof TooDeepError) return true;
  return error instanceof RangeError && error.message === 'Maximum call stack size exceeded';
}

/** Longer strings are scanned before they are parsed. */
const longText = 1_000_000;

/**
 * Like `JSON.parse`. Throws TooDeepError for a string that is nested too deeply, whatever else is wrong with it.
 * Counting brackets, and traversing the result, takes a tenth of the time of scanning the string.
 */
export function parseShallow(text: string): unknown {
  if (hasFewBrackets(text)) return JSON.parse(text);
  if (text.length > longText) checkDepth(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    checkDepth(text);
    throw error;
  }
  checkLevels(value, maxDepth);
  return value;
}

function hasFewBrackets(text: string): boolean {
  // Each level takes a bracket at both ends.
  if (text.length <= 2 * maxDepth) return true;
  let left = maxDepth;
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) if (--left < 0) return false;
  for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) if (--left < 0) return false;
  return true;
}

/** Small enough to be inlined: most values have nothing inside. */
function checkLevels(value: unknown, left: number): void {
  if (typeof value === 'object' && value !== null) checkInside(value, left);
}

function checkInside(value: object, left: number): void {
  if (left === 0) throw new TooDeepError();
  if (Array.isArray(value)) for (let at = 0; at < value.length; at++) checkLevels(value[at], left - 1);
  else for (const name in value) checkLevels((value as Readonly<Record<string, unknown>>)[name], left - 1);
}

/** Throws TooDeepError for a JSON string that is nested too deeply. Strings that are not JSON may pass. */
function checkDepth(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === quote) at = endOfText(text, at);
    // Array and object have brackets that differ in this bit.
    else if ((character | bit) === openObject) {
      if ((depth += 1) > maxDepth) throw new TooDeepError();
    } else if ((character | bit) === closeObject) depth -= 1;
  }
}

const quote = 0x22;
const backslash = 0x5c;
const openObject = 0x7b;
const closeObject = 0x7d;
const bit = 0x20;

/**
 * The position of the closing quotation mark of the string that begins at `start`. Most are short, and calling a search
 * takes longer.
 */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === quote) return at;
    if (character === backslash) at += 1;
  }
  return text.length;
}
