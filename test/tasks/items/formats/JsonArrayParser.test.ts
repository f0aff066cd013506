import { JsonArrayParser } from '../../../../src/tasks/items/formats/JsonArrayParser';
import { parse } from '../support';

const rows = (content: string) => parse(() => new JsonArrayParser(), content);

describe('a JSON array', () => {
  test('is read item by item', () => {
    expect(rows('[]')).toEqual([]);
    expect(rows(' [ ] \n')).toEqual([]);
    expect(rows('\ufeff[1,"a,]\\"[\\\\", {"b": [ {"c": "}"} ]} ,null,[[]],é]'.replace(',é', ''))).toEqual([
      1,
      'a,]"[\\',
      { b: [{ c: '}' }] },
      null,
      [[]],
    ]);
    expect(rows('["é😀"]')).toEqual(['é😀']);
  });

  test.each(['{"Hello": "world"}', '1', '"[1]"', 'null', 'true', ' {'])('is not %s', (content) => {
    expect(() => rows(content)).toThrow(
      expect.objectContaining({
        error: 'States.ItemReaderFailed',
        errorCause: 'Attempting to map over non-iterable node.',
      }),
    );
  });

  test.each([
    ['', /^The file is not a JSON array: [^]*\(item 0\)\.$/],
    ['a,b\n1,2\n', /^The file is not a JSON array: [^]*\(item 0\)\.$/],
    ['[1,2', /^The file is not a JSON array: it ends before the array does \(item 1\)\.$/],
    ['[1,]', /^The file is not a JSON array: .*\(item 1\)\.$/],
    ['[1 2]', /^The file is not a JSON array: [^]*\(item 0\)\.$/],
    ['[1}', /^The file is not a JSON array: a comma or the end of the array is missing \(item 1\)\.$/],
    ['[1] 2', /^The file is not a JSON array: something follows the end of the array \(item 1\)\.$/],
    ['["a', /^The file is not a JSON array: it ends before the array does \(item 0\)\.$/],
    ['[,1]', /^The file is not a JSON array: [^]*\(item 0\)\.$/],
  ])('that is wrong is refused: %j', (content, errorCause) => {
    expect(() => rows(content)).toThrow(
      expect.objectContaining({ error: 'States.ItemReaderFailed', errorCause: expect.stringMatching(errorCause) }),
    );
  });
});
