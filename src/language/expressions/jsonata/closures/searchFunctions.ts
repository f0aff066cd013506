import { LimitExceeded, maxCharacters } from '../bounds/limits';
import type { Match } from '../bounds/regexMatcher';
import { weights } from '../bounds/weights';
import { JsonataFailure } from '../library/library';
import { isArray } from '../values/natives';
import { isFunctionValue, sequence } from '../values/sequences';
import { callBack } from './apply';
import type { Evaluation } from './Evaluation';
import type { SpecialFunction } from './higherOrder';

/** The built-ins that search a string: with a plain string, a regular expression, or a function that finds matches. */
export const searchFunctions: Readonly<Record<string, SpecialFunction>> = {
  contains: ([text, pattern], run) => {
    if (text === undefined || typeof pattern === 'string') {
      return (text as string | undefined)?.includes(pattern as string);
    }
    return find(pattern, text, run) !== undefined;
  },

  match: ([text, pattern, limit], run) => {
    if (text === undefined) return undefined;
    if ((limit as number) < 0) throw new JsonataFailure('D3040', { value: limit, index: 3 });
    const found = sequence();
    forEachMatch(pattern, text as string, limit, run, ({ match, start, groups }) => {
      const one = { match, index: start, groups };
      found.push(isPlainMatch(groups) ? one : run.keep(one));
    });
    return found;
  },

  split: ([text, pattern, limit], run) => {
    if (text === undefined) return undefined;
    if ((limit as number) < 0) throw new JsonataFailure('D3020', { value: limit, index: 3 });
    const parts: string[] = [];
    if (limit !== undefined && !((limit as number) > 0)) return parts;
    if (typeof pattern === 'string') return (text as string).split(pattern, limit as number | undefined);
    let position = 0;
    const count = forEachMatch(pattern, text as string, limit, run, ({ start, end }) => {
      parts.push((text as string).substring(position, start));
      position = end;
    });
    if (limit === undefined || count < (limit as number)) parts.push((text as string).substring(position));
    return parts;
  },

  replace: ([value, pattern, replacement, limit], run) => {
    if (value === undefined) return undefined;
    if (pattern === '') throw new JsonataFailure('D3010', { value: pattern, index: 2 });
    if ((limit as number) < 0) throw new JsonataFailure('D3011', { value: limit, index: 4 });
    const text = value as string;
    if (limit !== undefined && !((limit as number) > 0)) return text;
    if (typeof pattern === 'string') return replacePlain(text, pattern, String(replacement), limit, run);
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

/**
 * A function of the expression may return anything as groups; a regular expression returns undefined for a group that
 * is not in the match.
 */
function isPlainMatch(groups: unknown): boolean {
  return isArray(groups) && groups.every((group) => typeof group === 'string');
}

/** The library appends whatever the replacement is; for undefined, the string `undefined`. */
function replacePlain(text: string, pattern: string, replacement: string, limit: unknown, run: Evaluation): string {
  const parts: string[] = [];
  let position = 0;
  for (let count = 0; limit === undefined || count < (limit as number); count++) {
    const found = text.indexOf(pattern, position);
    if (found === -1) break;
    run.step(weights.replacedMatch);
    parts.push(text.slice(position, found));
    position = found + pattern.length;
    if (parts.length * replacement.length + position > maxCharacters) throw new LimitExceeded('memory');
  }
  parts.push(text.slice(position));
  return parts.join(replacement);
}

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

/** A match as returned by a matcher. A function of the expression may be one, too, if its results have that form. */
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

/** A replacement with `$0`, `$1` … and `$$` filled in from a match, as `$replace` does it. */
export function expandReplacement(
  replacement: string,
  match: { readonly match: string; readonly groups: readonly (string | undefined)[] },
): string {
  const { groups } = match;
  /** How many digits may follow a `$`. Without groups, one digit is read and replaced with nothing. */
  const maxDigits = groups.length === 0 ? 1 : Math.floor(Math.log(groups.length) * Math.LOG10E) + 1;
  let text = '';
  let position = 0;
  let dollar = replacement.indexOf('$');
  while (dollar !== -1 && position < replacement.length) {
    text += replacement.substring(position, dollar);
    position = dollar + 1;
    const next = replacement.charAt(position);
    if (next === '$' || next === '0') {
      text += next === '$' ? '$' : match.match;
      position++;
    } else {
      let index = parseInt(replacement.substring(position, position + maxDigits), 10);
      if (maxDigits > 1 && index > groups.length) {
        index = parseInt(replacement.substring(position, position + maxDigits - 1), 10);
      }
      if (Number.isNaN(index)) text += '$';
      else {
        text += groups[index - 1] ?? '';
        position += String(index).length;
      }
    }
    dollar = replacement.indexOf('$', position);
  }
  return text + replacement.substring(position);
}
