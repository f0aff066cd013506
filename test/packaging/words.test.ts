import { pages, readPage } from './support/markdown';
import { sentencesOf, wordsIn } from './support/sentences';

// How the pages are written: sentences of at most 25 words, and none of the words that readers stumbled over.

/** Generated as a whole, or of the day when they were decided. */
const others = /^docs\/(?:decisions\/|reference\/(?:support|features|scoreboard)\.md)/;
const read = pages.filter((page) => /^(?:docs\/|README|CHANGELOG)/.test(page) && !others.test(page));

test('a sentence has at most 25 words', () => {
  const long = read.flatMap((page) =>
    sentencesOf(readPage(page))
      .filter((sentence) => wordsIn(sentence) > 25)
      .map((sentence) => `${page}: ${sentence}`),
  );
  expect(long).toEqual([]);
});

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
    sentencesOf(readPage(page)).flatMap((sentence) =>
      stumbled
        .filter(([words]) => words.test(sentence))
        .map(([, instead]) => `${page}: ${sentence} (write: ${instead})`),
    ),
  );
  expect(wrong).toEqual([]);
});

test('sentences are those of the text: code is one word, and a table has its cells', () => {
  const page =
    '# Title\n\nOne `a b c` two. Three:\nfour.\n\n```sh\nnot this\n```\n\n| a | b c |\n| - | --- |\n- item one\n';
  expect(
    sentencesOf(page)
      .map(wordsIn)
      .filter((words) => words > 0),
  ).toEqual([3, 1, 1, 1, 2, 2]);
});
