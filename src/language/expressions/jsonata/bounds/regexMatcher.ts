import { JsonataFailure } from '../library/library';
import { boundedCall, timedCall, type BoundedHost } from './limits';
import { weights } from './weights';

/** What a regular expression is to the library: a function that gives the next match, if any. */
type RegexMatcher = (text: string, from?: number) => Match | undefined;

/** The evaluation that runs it: counts work and notes each value that is made. */
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

/** Matches that are looked for in one run, as each run is measured. Twice as many each time: one may be all that is wanted. */
const largestBatch = 4_096;
const risks = new WeakMap<RegExp, RegexRisk>();

/**
 * Works as the library's own matcher. Where the expression may take long on a text, it is measured or runs under a time
 * limit, and finds several matches in one run because that is expensive.
 */
export function regexMatcher(pattern: RegExp, position: number | undefined, host: MatcherHost): RegexMatcher {
  const regex = new RegExp(pattern);
  let risk = risks.get(pattern);
  if (risk === undefined) risks.set(pattern, (risk = regexRisk(pattern.source)));
  let batch: RegExpExecArray[] = [];
  /** The text that the batch is of, and where its next match was looked for. */
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
    const bound = boundOf(found);
    return host.keep(
      {
        match: found[0],
        start: found.index,
        end,
        groups: host.keep(found.slice(1), bound),
        next: () => {
          if (regex.lastIndex >= text.length) return undefined;
          const next = matcher(text, regex.lastIndex);
          // It would go on forever.
          if (next?.match === '') throw new JsonataFailure('D1004', { position, value: pattern.source });
          return next;
        },
      },
      bound,
    );
  };
  return matcher;
}

/** As `upperBound`, without a walk: what a match and its groups come to. */
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

/** How long a regular expression may run, depending on the length of the text. */
interface RegexRisk {
  /** A repetition within a repetition, or anything else whose time may grow exponentially. */
  readonly exponential: boolean;
  /** Parts that may each match any length. With the place to start they are the power in which time may grow. */
  readonly repetitions: number;
}

/** About a hundredth of a second: as long as others may wait before anybody measures. */
const maxSteps = 15_000_000;

/** Whether it must be possible to interrupt the expression on a text of `length` characters. */
export function isRisky({ exponential, repetitions }: RegexRisk, length: number): boolean {
  return exponential ? length > 12 : stepsOf(repetitions, length) > maxSteps;
}

/** More of them may take longer than all else in a call. */
const slowSteps = 2_000;

/** Whether it may take microseconds to run the expression on a text of `length` characters. */
export function isSlow({ exponential, repetitions }: RegexRisk, length: number): boolean {
  return exponential ? length > 8 : stepsOf(repetitions, length) > slowSteps;
}

/** The ways to cut a text into as many pieces, from any place on. */
function stepsOf(repetitions: number, length: number): number {
  let steps = length;
  for (let cuts = 1; cuts <= repetitions; cuts++) steps *= length / (cuts + 1);
  return steps;
}

/** Reads the source of a regular expression. It errs on the side of risk. */
export function regexRisk(source: string): RegexRisk {
  let repetitions = 0;
  let exponential = false;
  /** For each open group: whether something in it repeats or may be chosen. */
  const groups: boolean[] = [false];
  let afterGroup = false;
  for (let at = 0; at < source.length; at++) {
    const character = source[at]!;
    const closed = afterGroup;
    afterGroup = false;
    switch (character) {
      case '\\':
        at++;
        if (/[1-9k]/.test(source[at] ?? '')) exponential = true;
        break;
      case '[':
        at = endOfClass(source, at);
        break;
      case '(':
        groups.push(false);
        break;
      case ')': {
        const inner = groups.pop() ?? false;
        afterGroup = inner;
        if (groups.length === 0) groups.push(false);
        if (inner) groups[groups.length - 1] = true;
        break;
      }
      case '|':
        groups[groups.length - 1] = true;
        break;
      case '*':
      case '+':
      case '{':
        if (character === '{' && !/^\{\d+(,\d*)?\}/.test(source.slice(at, at + 24))) break;
        // `{3}` matches one length, `(a|a){30}` in very many ways.
        if (!closed && /^\{\d+\}/.test(source.slice(at, at + 24))) break;
        repetitions++;
        groups[groups.length - 1] = true;
        if (closed) exponential = true;
        break;
      default:
    }
  }
  return { exponential, repetitions };
}

function endOfClass(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === ']') return at;
  }
  return source.length;
}
