import { JsonataFailure } from '../library/JsonataFailure';
import { LimitExceeded } from '../bounds/LimitExceeded';
import { maxCharacters } from '../bounds/limits';
import type { PlainFunction } from './PlainFunction';

/** `$contains`, `$split` and `$replace` with plain texts; with a regular expression or a function the library does it. */
const isPlain = ([, pattern]: readonly unknown[]): boolean => typeof pattern === 'string';

export const contains: PlainFunction = {
  name: 'contains',
  accepts: isPlain,
  call: ([text, part]) => (text as string | undefined)?.includes(part as string),
};

export const split: PlainFunction = {
  name: 'split',
  accepts: isPlain,
  call([text, separator, limit]) {
    if (text === undefined) return undefined;
    if ((limit as number) < 0) throw new JsonataFailure('D3020', { value: limit, index: 3 });
    if (limit !== undefined && !((limit as number) > 0)) return [];
    return (text as string).split(separator as string, limit as number | undefined);
  },
};

export const replace: PlainFunction = {
  name: 'replace',
  accepts: isPlain,
  call([value, pattern, replacementValue, limit]) {
    if (value === undefined) return undefined;
    if (pattern === '') throw new JsonataFailure('D3010', { value: pattern, index: 2 });
    if ((limit as number) < 0) throw new JsonataFailure('D3011', { value: limit, index: 4 });
    const text = value as string;
    // The library adds whatever it is: for nothing the text `undefined`.
    const replacement = String(replacementValue);
    const parts: string[] = [];
    let position = 0;
    for (let count = 0; limit === undefined || count < (limit as number); count++) {
      const found = text.indexOf(pattern as string, position);
      if (found === -1) break;
      parts.push(text.slice(position, found));
      position = found + (pattern as string).length;
      if (parts.length * replacement.length + position > maxCharacters) throw new LimitExceeded('memory');
    }
    parts.push(text.slice(position));
    return parts.join(replacement);
  },
};
