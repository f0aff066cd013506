import type { Match } from '../bounds/regexMatcher';
import { contains, replace, split } from '../functions/texts';
import { JsonataFailure } from '../library/JsonataFailure';
import { isFunctionValue, sequence } from '../values/sequences';
import { callBack } from './apply';
import { expandReplacement } from '../functions/expandReplacement';
import type { Evaluation } from './Evaluation';
import { isArray } from '../values/natives';

type SpecialFunction = (args: readonly unknown[], run: Evaluation) => unknown;

/** The built-ins that search a text: with a plain text, a regular expression, or a function that finds matches. */
export const searchFunctions: Readonly<Record<string, SpecialFunction>> = {
  contains: (args, run) => {
    const [text, pattern] = args;
    if (text === undefined || contains.accepts!(args)) return contains.call(args, run);
    return find(pattern, text, run) !== undefined;
  },

  match: ([text, pattern, limit], run) => {
    if (text === undefined) return undefined;
    if ((limit as number) < 0) throw new JsonataFailure('D3040', { value: limit, index: 3 });
    const found = sequence();
    forEachMatch(pattern, text as string, limit, run, ({ match, start, groups }) => {
      found.push(run.keep({ match, index: start, groups }));
    });
    return found;
  },

  split: (args, run) => {
    const [text, pattern, limit] = args;
    if (text === undefined || split.accepts!(args) || (limit as number) < 0) return split.call(args, run);
    const parts: string[] = [];
    if (limit !== undefined && !((limit as number) > 0)) return parts;
    let position = 0;
    const count = forEachMatch(pattern, text as string, limit, run, ({ start, end }) => {
      parts.push((text as string).substring(position, start));
      position = end;
    });
    if (limit === undefined || count < (limit as number)) parts.push((text as string).substring(position));
    return parts;
  },

  replace: (args, run) => {
    const [value, pattern, replacement, limit] = args;
    const isBad = pattern === '' || (limit as number) < 0;
    if (value === undefined || isBad || replace.accepts!(args)) return replace.call(args, run);
    const text = value as string;
    if (limit !== undefined && !((limit as number) > 0)) return text;
    let result = '';
    let position = 0;
    forEachMatch(pattern, text, limit, run, (match) => {
      const part =
        typeof replacement === 'string' ? expandReplacement(replacement, match) : callBack(replacement, [match], run);
      if (typeof part !== 'string') throw new JsonataFailure('D3012', { value: part });
      result = run.keep(result + text.substring(position, match.start) + part);
      position = match.start + match.match.length;
    });
    return result + text.substring(position);
  },
};

/** The matches in order, at most `limit`. Returns how many. */
function forEachMatch(
  pattern: unknown,
  text: string,
  limit: unknown,
  run: Evaluation,
  take: (match: Match) => void,
): number {
  let count = 0;
  if (limit !== undefined && !((limit as number) > 0)) return count;
  let match = find(pattern, text, run);
  while (match !== undefined && (limit === undefined || count < (limit as number))) {
    take(match);
    match = find(match.next, undefined, run);
    count++;
  }
  return count;
}

/** A match as a matcher gives it. A function of the expression may be one, too, if it answers in that form. */
function find(matcher: unknown, text: unknown, run: Evaluation): Match | undefined {
  run.step();
  const match = callBack(matcher, [text], run) as Match | undefined;
  if (!match) return match;
  const isMatch =
    typeof match.start === 'number' ||
    (match.end as unknown) === 'number' ||
    isArray(match.groups) ||
    isFunctionValue(match.next);
  if (!isMatch) throw new JsonataFailure('T1010');
  return match;
}
