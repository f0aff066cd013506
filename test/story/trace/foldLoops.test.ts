import { foldLoops } from '../../../src/story/trace/foldLoops';

/** `ABAB…` as letters, folded: `A(BC)×4D`. */
function folded(letters: string): string {
  return foldLoops([...letters], (letter) => letter)
    .map(({ items, times }) => (times === 1 ? items.join('') : `(${items.join('')})×${times}`))
    .join('');
}

test.each([
  ['', ''],
  ['ABC', 'ABC'],
  ['AAA', 'AAA'],
  ['AAAA', '(A)×4'],
  ['ABABAB', 'ABABAB'],
  ['ABABABAB', '(AB)×4'],
  ['SABCABCABCABCABD', 'S(ABC)×4ABD'],
  [`X${'AB'.repeat(3000)}Y`, 'X(AB)×3000Y'],
  ['AAAABBBB', '(A)×4(B)×4'],
])('%#', (letters, expected) => {
  expect(folded(letters)).toBe(expected);
});

test('items count as the same by their key', () => {
  const items = [1, 2, 3, 4, 5].map((n) => ({ n, name: 'A' }));
  expect(foldLoops(items, ({ name }) => name)).toEqual([
    { items: [{ n: 1, name: 'A' }], times: 5, end: { n: 5, name: 'A' } },
  ]);
});
