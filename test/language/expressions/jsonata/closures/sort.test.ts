import fc from 'fast-check';
import { libraryFunction } from '../../../../../src/language/expressions/jsonata/library/library';
import { mergeSort } from '../../../../../src/language/expressions/jsonata/closures/mergeSort';

test('compares in the order of the library, even when the comparisons contradict each other', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(9)), fc.func(fc.boolean()), async (items, isAfter) => {
      const ours: unknown[] = [];
      const theirs: unknown[] = [];
      const noting = (log: unknown[]) => (a: unknown, b: unknown) => {
        log.push([a, b]);
        return isAfter(a, b);
      };
      const sorted = mergeSort(items, noting(ours));
      const expected: unknown = await libraryFunction('sort').implementation(items, noting(theirs));
      expect([sorted, ours]).toEqual([expected, theirs]);
    }),
  );
});
