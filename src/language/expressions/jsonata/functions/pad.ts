import { LimitExceeded } from '../bounds/LimitExceeded';
import { maxPadding } from '../bounds/limits';
import type { PlainFunction } from './PlainFunction';

/** `$pad(text, width, char)`. AWS: recorded, one call adds 262,144 characters at most. */
export const pad: PlainFunction = {
  name: 'pad',
  call(args) {
    const [text, width, given = ''] = args as [string | undefined, number, string?];
    if (text === undefined) return undefined;
    const missing = Math.abs(width) - [...text].length;
    if (!(missing > 0)) return text;
    if (missing > maxPadding) throw new LimitExceeded('memory');
    // The library asks for an array of this length.
    if (!Number.isInteger(missing)) throw new RangeError('Invalid array length');
    const padding = paddingOf(given === '' ? ' ' : given, missing);
    return width > 0 ? text + padding : padding + text;
  },
};

/** So many characters, not UTF-16 units, of a text that is repeated. */
function paddingOf(text: string, length: number): string {
  if (text.length === 1) return text.repeat(length);
  const characters = [...text];
  const whole = Math.floor(length / characters.length);
  return text.repeat(whole) + characters.slice(0, length % characters.length).join('');
}
