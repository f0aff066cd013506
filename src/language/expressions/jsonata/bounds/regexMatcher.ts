import { JsonataFailure } from '../library/JsonataFailure';
import { boundedCall } from './boundedCall';
import type { WorkCounter } from './limits';
import { isRisky, regexRisk, type RegexRisk } from './regexRisk';

/** What a regular expression is to the library: a function that gives the next match, if any. */
type RegexMatcher = (text: string, from?: number) => Match | undefined;

/** The evaluation that runs it: counts work and notes each value that is made. */
export interface MatcherHost extends WorkCounter {
  keep<T>(value: T): T;
}

export interface Match {
  match: string;
  start: number;
  end: number;
  groups: (string | undefined)[];
  next: () => Match | undefined;
}

const batchSize = 64;
const unitsOfMatch = 12;
const risks = new WeakMap<RegExp, RegexRisk>();

/**
 * Works as the library's own matcher. Where the expression may take long on a text, it runs under a time limit, and
 * finds several matches in one run because each run is expensive.
 */
export function regexMatcher(pattern: RegExp, position: number | undefined, host: MatcherHost): RegexMatcher {
  const regex = new RegExp(pattern);
  let risk = risks.get(pattern);
  if (risk === undefined) risks.set(pattern, (risk = regexRisk(pattern.source)));
  let batch: RegExpExecArray[] = [];
  /** The text that the batch is of, and where its next match was looked for. */
  let batchText: string | undefined;
  let batchFrom = 0;

  const nextInBatch = (text: string): RegExpExecArray | null => {
    const from = regex.lastIndex;
    if (batchText !== text || batchFrom !== from || batch.length === 0) {
      batch = boundedCall(() => readBatch(regex, text, from), host);
      batchText = text;
    }
    const found = batch.shift();
    batchFrom = regex.lastIndex = found === undefined ? 0 : found.index + found[0].length;
    return found ?? null;
  };

  const matcher: RegexMatcher = (text, from) => {
    regex.lastIndex = from ?? 0;
    host.step(unitsOfMatch);
    const found = typeof text === 'string' && isRisky(risk, text.length) ? nextInBatch(text) : regex.exec(text);
    if (found === null) return undefined;
    return host.keep({
      match: found[0],
      start: found.index,
      end: found.index + found[0].length,
      groups: host.keep(found.slice(1)),
      next: () => {
        if (regex.lastIndex >= text.length) return undefined;
        const next = matcher(text, regex.lastIndex);
        // It would go on forever.
        if (next?.match === '') throw new JsonataFailure('D1004', { position, value: pattern.source });
        return next;
      },
    });
  };
  return matcher;
}

function readBatch(regex: RegExp, text: string, from: number): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  regex.lastIndex = from;
  while (found.length < batchSize) {
    const match = regex.exec(text);
    if (match === null) break;
    found.push(match);
    if (match[0] === '') break;
  }
  return found;
}
