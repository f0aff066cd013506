import { JsonLines } from '../../../../src/tasks/items/formats/JsonLines';
import { toText } from '../../../../src/util/json';
import { parse } from '../support';

const rows = (content: string) => parse(() => new JsonLines(), content);

describe('JSONL', () => {
  test('has a value in each line', () => {
    expect(rows('{"n": 1}\r\n[2]\n"é😀"\nnull\n\n  \n5')).toEqual([{ n: 1 }, [2], 'é😀', null, 5]);
    expect(rows('\ufeff1\n')).toEqual([1]);
    expect(rows('')).toEqual([]);
  });

  test('keeps numbers as AWS prints them, and no blanks', () => {
    expect(rows('{"a": 1.0, "b": 12345678901234567890}').map(toText)).toEqual(['{"a":1.0,"b":12345678901234567890}']);
  });

  test('that is wrong is refused', () => {
    const read = (content: string) => () => rows(content);
    expect(read('1\n{a\n')).toThrow(
      expect.objectContaining({
        error: 'States.ItemReaderFailed',
        errorCause: expect.stringMatching(/^Line 2 of the JSONL file is not JSON: Un/),
      }),
    );
  });

  test('with a line beyond 8 MB is refused before it is whole in memory', () => {
    const parser = new JsonLines();
    const piece = Buffer.alloc(1 << 20, 'x');
    let pushed = 0;
    const push = (): void => {
      for (; pushed < 100; pushed++) parser.push(piece, []);
    };
    parser.push(Buffer.from('1\n"'), []);
    expect(push).toThrow(
      expect.objectContaining({
        error: 'States.ItemReaderFailed',
        errorCause: 'The item in line 2 is larger than 8388608 bytes.',
      }),
    );
    expect(pushed).toBe(8 - 1 + 1 - 1);
  });
});
