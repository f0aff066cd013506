import fc from 'fast-check';
import { tries } from '../../../../definitions/document/randomDocument';
import { applyChanges, changeBetween, invertChanges } from '../../../../../src/console/views/design/model/textChanges';

test('finds the change between two texts, and the way back', () => {
  expect(changeBetween('one two', 'one and two')).toEqual([{ from: 4, to: 4, insert: 'and ' }]);
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'b') }), { minLength: 2 }), (texts) => {
      const [first, ...others] = texts as [string, ...string[]];
      let now = first;
      const changes = others.flatMap((next) => {
        const found = changeBetween(now, next);
        now = next;
        return found;
      });
      expect(applyChanges(first, changes)).toBe(now);
      expect(applyChanges(now, invertChanges(first, changes))).toBe(first);
    }),
    tries(100),
  );
});
