import type { Stream } from './Terminal';

const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36 } as const;

export type Colour = keyof typeof codes;

/** Colours a string, or leaves it unchanged. */
export type Paint = (colour: Colour, text: string) => string;

/** Prints a message beside the result: why it failed, or a note. */
export function printMessage(
  stream: Pick<Stream, 'colour' | 'write' | 'message'>,
  kind: 'error' | 'note',
  text: string,
): void {
  const paint = createPaint(stream);
  const coloured = `${kind === 'error' ? paint('red', 'stepmill:') : paint('yellow', 'note:')} ${text}\n`;
  if (stream.message === undefined) stream.write(coloured);
  else stream.message(kind, text, coloured);
}

export function createPaint({ colour }: { readonly colour: boolean }): Paint {
  return (name, text) => (colour && text !== '' ? `\u001b[${codes[name]}m${text}\u001b[0m` : text);
}
