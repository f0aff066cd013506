/** A character as Jackson's messages print it: `'x' (code 120)`, `(CTRL-CHAR, code 0)`. */
export function describeCharacter(code: number): string {
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return `(CTRL-CHAR, code ${code})`;
  const character = String.fromCharCode(code);
  return code > 255 ? `'${character}' (code ${code} / 0x${code.toString(16)})` : `'${character}' (code ${code})`;
}

const identifierStart = /^[\p{L}\p{Nl}\p{Sc}\p{Pc}]$/u;
const identifierPart = /^[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mc}\p{Mn}\p{Cf}\0-\x08\x0e-\x1b\x7f-\x9f]$/u;

/** `Character.isJavaIdentifierStart` of one UTF-16 unit. */
export function isIdentifierStart(character: string): boolean {
  return identifierStart.test(character);
}

/** `Character.isJavaIdentifierPart` of one UTF-16 unit. */
export function isIdentifierPart(character: string): boolean {
  return identifierPart.test(character);
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isHexDigit(code: number): boolean {
  return isDigit(code) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);
}
