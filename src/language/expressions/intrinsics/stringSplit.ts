import { stringArgument, type IntrinsicFunction } from './IntrinsicFunction';

/**
 * `States.StringSplit(text, delimiters)`: the pieces between the delimiters.
 *
 * AWS: every character of the second argument is a delimiter by itself, and empty pieces are dropped.
 */
export const stringSplit: IntrinsicFunction = {
  name: 'States.StringSplit',
  returns: 'other',
  count: 2,
  call(args) {
    const text = stringArgument(args, 0);
    const delimiters = stringArgument(args, 1);
    const pieces: string[] = [];
    let start = 0;
    for (let i = 0; i <= text.length; i++) {
      if (i < text.length && !delimiters.includes(text[i]!)) continue;
      if (i > start) pieces.push(text.slice(start, i));
      start = i + 1;
    }
    return pieces;
  },
};
