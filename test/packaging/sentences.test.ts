import { pages, readPage } from './support/markdown';
import { sentencesOf } from './support/sentences';

// Pages are read by people in a hurry: a sentence has 25 words at most, and never more than 40.

/** How many sentences have more than 25 words. It may only go down: write the new number here. */
const long = 61;
/** Pages that users read; not those that scripts write from tables, and not records of old decisions. */
const read = /^(?:README|mocks\/README|docs\/(?!reference\/(?:support|scoreboard)|decisions\/\d).*)\.md$/;

const all = pages
  .filter((page) => read.test(page))
  .flatMap((page) => sentencesOf(readPage(page)).map((sentence) => ({ page, ...sentence })));
const above = (limit: number): readonly string[] =>
  all.filter(({ words }) => words > limit).map(({ page, text, words }) => `${page} (${words}): ${text}`);

test('no sentence has more than 40 words', () => {
  expect(above(40)).toEqual([]);
});

test('the number of sentences with more than 25 words goes down', () => {
  expect(above(25).length).toBeLessThanOrEqual(long);
});

test('splits prose into sentences, and leaves code out', () => {
  const page = [
    '# A title that nobody counts',
    'One two `three four` [five](https://a.b/c d). Six seven!',
    '- an item',
    '| a cell | 1.5 seconds |',
    '```ts\nconst notCounted = 1;\n```',
  ].join('\n\n');
  expect(sentencesOf(page)).toEqual([
    { text: 'One two Code [five].', words: 4 },
    { text: 'Six seven!', words: 2 },
    { text: 'an item', words: 2 },
    { text: 'a cell', words: 2 },
    { text: '1.5 seconds', words: 2 },
  ]);
});
