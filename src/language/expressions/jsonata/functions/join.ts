import { LimitExceeded } from '../bounds/LimitExceeded';
import { maxCharacters } from '../bounds/limits';
import type { PlainFunction } from './PlainFunction';

/** `$join(texts, separator)`; the length is checked before the text is made. */
export const join: PlainFunction = {
  name: 'join',
  call(args) {
    const [texts, separator = ''] = args as [string[] | undefined, string | undefined];
    if (texts === undefined) return undefined;
    let length = separator.length * Math.max(0, texts.length - 1);
    for (const text of texts) length += text.length;
    if (length > maxCharacters) throw new LimitExceeded('memory');
    return texts.join(separator);
  },
};
