import { pages, readPage } from './support/markdown';
import { sentencesOf } from './support/sentences';

// Readers stumbled over these words. How long sentences are: sentences.test.ts.

/** Generated as a whole, or of the day when they were decided. */
const others = /^docs\/(?:decisions\/|reference\/(?:support|features|scoreboard)\.md)/;
const read = pages.filter((page) => /^(?:docs\/|README|CHANGELOG)/.test(page) && !others.test(page));

/** Each with what to write. */
const stumbled: readonly (readonly [words: RegExp, instead: string])[] = [
  [/\b(?:is|are|was|were) (?:told|said)\b/, 'reports, prints, says'],
  [/\b(?:is|are|was|were) refused\b/, 'fails, throws, is rejected'],
  [/\bwritten over\b/, 'overwritten'],
  [/\bmade[- ]up\b/, 'generated, dummy'],
  [/\bbegins anew\b/, 'restarts'],
  [/\bthat there is not\b/, 'unknown, missing'],
  [/\bworked out\b/, 'computed'],
];

test('pages use the words of the field', () => {
  const wrong = read.flatMap((page) =>
    sentencesOf(readPage(page)).flatMap(({ text }) =>
      stumbled.filter(([words]) => words.test(text)).map(([, instead]) => `${page}: ${text} (write: ${instead})`),
    ),
  );
  expect(wrong).toEqual([]);
});
