/** How many arrays and objects may be nested. Not recorded: it is the default of the JSON library that AWS uses. */
export const maxDepth = 1_000;

/** Thrown for data that is nested too deeply to be worked on. */
export class TooDeepError extends SyntaxError {
  constructor() {
    super(`The data is nested more than ${maxDepth} levels deep`);
  }
}

/** Whether an error means that data is nested too deeply: said so, or found out by JavaScript itself. */
export function isTooDeep(error: unknown): boolean {
  if (error instanceof TooDeepError) return true;
  return error instanceof RangeError && error.message === 'Maximum call stack size exceeded';
}

/** Longer texts are not read before they have been looked through. */
const longText = 1_000_000;

/**
 * As `JSON.parse`. Throws TooDeepError for a text that is nested too deeply, whatever else is wrong with it. To count
 * brackets, and to look through what was read, takes a tenth of looking through the text.
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

/** Small enough to stand where it is called: most values have nothing inside. */
function checkLevels(value: unknown, left: number): void {
  if (typeof value === 'object' && value !== null) checkInside(value, left);
}

function checkInside(value: object, left: number): void {
  if (left === 0) throw new TooDeepError();
  if (Array.isArray(value)) for (let at = 0; at < value.length; at++) checkLevels(value[at], left - 1);
  else for (const name in value) checkLevels((value as Readonly<Record<string, unknown>>)[name], left - 1);
}

/** Throws TooDeepError for a JSON text that is nested too deeply. Texts that are no JSON may pass. */
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

/** Where the quotation mark is that ends the text which begins at `start`. Most are short: to call a search takes longer. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === quote) return at;
    if (character === backslash) at += 1;
  }
  return text.length;
}
