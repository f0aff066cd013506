import { isRisky, isSlow, regexRisk, type RegexRisk } from '../../regexRisk';
import { JsonataFailure } from '../library/library';
import { boundedCall, timedCall, type BoundedHost } from './limits';
import { weights } from './weights';

/** A regular expression as the library sees it: a function that returns the next match, if any. */
type RegexMatcher = (text: string, from?: number) => Match | undefined;

/** The evaluation that runs it: counts work and records each value that is created. */
export interface MatcherHost extends BoundedHost {
  keep<T>(value: T, bound?: number): T;
}

export interface Match {
  match: string;
  start: number;
  end: number;
  groups: (string | undefined)[];
  next: () => Match | undefined;
}

/** The maximum number of matches searched for in one measured run. The number doubles with each run. */
const largestBatch = 4_096;
const risks = new WeakMap<RegExp, RegexRisk>();

/**
 * Works as the library's own matcher. Where the expression may be slow on a string, it is measured or runs under a time
 * limit, and finds several matches in one run because that is expensive.
 */
export function regexMatcher(pattern: RegExp, position: number | undefined, host: MatcherHost): RegexMatcher {
  const regex = new RegExp(pattern);
  let risk = risks.get(pattern);
  if (risk === undefined) risks.set(pattern, (risk = regexRisk(pattern.source)));
  let batch: RegExpExecArray[] = [];
  /** The string of the batch, and where its next match was searched for. */
  let batchText: string | undefined;
  let batchFrom = 0;
  let batchSize = 1;

  const nextInBatch = (text: string): RegExpExecArray | null => {
    const from = regex.lastIndex;
    if (batchText !== text || batchFrom !== from || batch.length === 0) {
      const call = isRisky(risk, text.length) ? boundedCall : timedCall;
      batch = call(() => readBatch(regex, text, from, batchSize), host).reverse();
      batchSize = Math.min(batchSize * 2, largestBatch);
      batchText = text;
    }
    const found = batch.pop();
    batchFrom = regex.lastIndex = found === undefined ? 0 : found.index + found[0].length;
    return found ?? null;
  };

  const matcher: RegexMatcher = (text, from) => {
    regex.lastIndex = from ?? 0;
    host.step(weights.match);
    const length = typeof text === 'string' ? text.length : 0;
    const found = isSlow(risk, length) ? nextInBatch(text) : regex.exec(text);
    const end = found === null ? length : found.index + found[0].length;
    host.step(Math.max(0, end - (from ?? 0)) * weights.matchCharacter);
    if (found === null) return undefined;
    const groups = found.slice(1);
    // Groups without gaps are plain, and need no record of being created here.
    if (groups.includes(undefined as never)) host.keep(groups, boundOf(found));
    return {
      match: found[0],
      start: found.index,
      end,
      groups,
      next: () => {
        if (regex.lastIndex >= text.length) return undefined;
        const next = matcher(text, regex.lastIndex);
        // It would go on forever.
        if (next?.match === '') throw new JsonataFailure('D1004', { position, value: pattern.source });
        return next;
      },
    };
  };
  return matcher;
}

/** Like `upperBound` for a match and its groups, without a walk. */
export function boundOf(texts: Iterable<string | undefined>): number {
  let bound = 128;
  for (const text of texts) bound += 32 + 6 * (text ?? '').length;
  return bound;
}

function readBatch(regex: RegExp, text: string, from: number, size: number): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  regex.lastIndex = from;
  while (found.length < size) {
    const match = regex.exec(text);
    if (match === null) break;
    found.push(match);
    if (match[0] === '') break;
  }
  return found;
}
