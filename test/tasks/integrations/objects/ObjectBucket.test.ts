import { readAll } from '../../../../src/tasks/integrations/objects/ObjectBucket';
import type { MaybePending } from '../../../../src/util/pending';

/** A source of these pieces; an Error is thrown, a promise is returned as it is. */
function sourceOf(pieces: readonly (MaybePending<string> | Error)[]) {
  let at = 0;
  const source = {
    closed: 0,
    read(): MaybePending<Buffer | undefined> {
      const piece = pieces[at++];
      if (piece instanceof Error) throw piece;
      if (piece instanceof Promise) return piece.then((text) => Buffer.from(text));
      return piece === undefined ? undefined : Buffer.from(piece);
    },
    close() {
      source.closed += 1;
    },
  };
  return source;
}

test('returns pieces that are at hand at once, and closes the source', () => {
  const [some, none] = [sourceOf(['ab', '', 'c']), sourceOf([])];
  expect([readAll(some), readAll(none)]).toEqual([Buffer.from('abc'), Buffer.alloc(0)]);
  expect([some.closed, none.closed]).toEqual([1, 1]);
});

test('waits for pieces that come later, and closes the source after them', async () => {
  const source = sourceOf(['a', Promise.resolve('b'), 'c', Promise.resolve('d')]);
  const whole = readAll(source);
  expect([whole instanceof Promise, source.closed]).toEqual([true, 0]);
  expect([await whole, source.closed]).toEqual([Buffer.from('abcd'), 1]);
});

test('closes a source that fails, at once or later', async () => {
  const [thrown, rejected] = [sourceOf(['a', new Error('broken')]), sourceOf(['a', Promise.reject(new Error('gone'))])];
  expect(() => readAll(thrown)).toThrow(new Error('broken'));
  await expect(readAll(rejected)).rejects.toThrow(new Error('gone'));
  expect([thrown.closed, rejected.closed]).toEqual([1, 1]);
});
