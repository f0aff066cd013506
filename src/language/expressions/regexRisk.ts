/** How long a regular expression may run, depending on the length of the string. */
export interface RegexRisk {
  /** A repetition within a repetition, or anything else whose time may grow exponentially. */
  readonly exponential: boolean;
  /**
   * Parts that may each match any length. Together with the start position, they give the exponent of the time's
   * growth.
   */
  readonly repetitions: number;
}

/** About 10 ms: how long other work may be blocked without a measurement. */
const maxSteps = 15_000_000;

/** Whether the expression needs a time limit on a string of `length` characters. */
export function isRisky({ exponential, repetitions }: RegexRisk, length: number): boolean {
  return exponential ? length > 12 : stepsOf(repetitions, length) > maxSteps;
}

/** More steps may take longer than everything else in a call. */
const slowSteps = 2_000;

/** Whether the expression may take microseconds on a string of `length` characters. */
export function isSlow({ exponential, repetitions }: RegexRisk, length: number): boolean {
  return exponential ? length > 8 : stepsOf(repetitions, length) > slowSteps;
}

/** The number of ways to split a string into this many pieces, from any position. */
function stepsOf(repetitions: number, length: number): number {
  let steps = length;
  for (let cuts = 1; cuts <= repetitions; cuts++) steps *= length / (cuts + 1);
  return steps;
}

/** Reads the source of a regular expression. When in doubt, it reports a risk. */
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
