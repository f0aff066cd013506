import { compareGlobs, globOf, literalGlob } from '../../../../src/services/iam/evaluate/glob';

describe('compareGlobs', () => {
  it.each([
    ['a*c', 'abc', 'all'],
    ['a*c', 'ab', 'none'],
    ['a*', 'a*', 'all'],
    ['a?', 'a*', 'some'],
    ['a*', 'a?', 'all'],
    ['*', 'a*b?', 'all'],
    ['a*', '*b', 'some'],
    ['ab', '*', 'some'],
    ['ab', 'a?', 'some'],
    ['ab', 'b*', 'none'],
    ['', '*', 'some'],
    ['', '', 'all'],
    ['*', '', 'all'],
    ['?', '', 'none'],
  ])('%s against %s: %s', (pattern, other, expected) => {
    expect(compareGlobs(globOf(pattern), globOf(other))).toBe(expected);
  });

  it('agrees with a list of all short strings', () => {
    const letters = ['a', 'b', '*', '?'];
    const words = (symbols: readonly string[], length: number): readonly string[] =>
      length === 0 ? [''] : words(symbols, length - 1).flatMap((word) => [word, ...symbols.map((s) => word + s)]);
    const strings = [...new Set(words(['a', 'b', 'c'], 5))];
    const patterns = [...new Set(words(letters, 3))];
    const setOf = new Map(
      patterns.map((pattern) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        return [pattern, new Set(strings.filter((text) => expression.test(text)))];
      }),
    );
    const wrong: string[] = [];
    for (const left of patterns)
      for (const right of patterns) {
        const [mine, other] = [setOf.get(left)!, setOf.get(right)!];
        const common = [...other].filter((text) => mine.has(text)).length;
        const expected = common === other.size ? 'all' : common > 0 ? 'some' : 'none';
        const found = compareGlobs(globOf(left), globOf(right));
        // `a*` and `?*` may be found to overlap where one contains the other: never the other way round.
        const sound = found === expected || (expected === 'all' && found === 'some');
        if (!sound) wrong.push(`${left} against ${right}: ${found}, not ${expected}`);
      }
    expect(wrong).toEqual([]);
  });

  it('takes literal strings without wildcards', () => {
    expect(compareGlobs(literalGlob('a*'), literalGlob('ab'))).toBe('none');
  });
});
