import { Chunks } from '../../../src/definitions/document/Chunks';
import { readJsonText } from '../../../src/definitions/document/readJsonText';

test('comments above a member and on its line belong to it, and its comma', () => {
  const text = '{ // head\n  // far\n\n  // near\n  "a": 1, // a\n  "b": 2\n}';
  const node = readJsonText(text).root!;
  const chunks = new Chunks(text, { node, start: node.at, owner: undefined }, 'json');
  expect([text.slice(chunks.own(0), chunks.boundary(0)), text.slice(chunks.own(1), chunks.boundary(1))]).toEqual([
    '// near\n  "a": 1, // a',
    '"b": 2',
  ]);
  expect([chunks.boundary(-1), chunks.comma(0), chunks.comma(1), chunks.endsWithLineComment(0)]).toEqual([
    text.indexOf('\n'),
    text.indexOf(','),
    undefined,
    true,
  ]);
});
