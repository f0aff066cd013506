import { readJson } from '../../src/util/json';
import { whyNoJson } from '../../src/util/whyNoJson';

test.each([
  ['', 'No content to map due to end-of-input'],
  [
    'nope',
    "Unrecognized token 'nope': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
  ],
  [
    '[1,]',
    "Unexpected character (']' (code 93)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
  ],
  ['['.repeat(2000) + ']'.repeat(2000), 'The data is nested more than 1000 levels deep'],
])('%#: the words are the same with every Node.js', (text, why) => {
  let thrown: unknown;
  try {
    readJson(text);
  } catch (error) {
    thrown = error;
  }
  expect(whyNoJson(text, thrown)).toBe(why);
});
