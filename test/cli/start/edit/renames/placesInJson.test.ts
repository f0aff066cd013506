import { placesInJson } from '../../../../../src/cli/start/edit/renames/placesInJson';

const machine = { name: 'Order', names: ['Order'], isAlone: true, isDeclaredIn: () => true };

/** The states of a test case with new names, as text, and why some stay. */
function renamed(states: string, names: Readonly<Record<string, string>>, around = mockFile): readonly string[] {
  const text = around(states);
  const places = [...placesInJson(text, new Map(Object.entries(names)), machine)].sort((a, b) => a.from - b.from);
  const changed = places.reduceRight(
    (now, { from, to, insert }) => (insert === undefined ? now : now.slice(0, from) + insert + now.slice(to)),
    text,
  );
  const [head = '', tail = ''] = around('|').split('|');
  const stay = places.flatMap(({ state, reason }) => (reason === undefined ? [] : `${state}: ${reason}`));
  return [changed.slice(head.length, changed.length - tail.length), ...stay];
}

function mockFile(states: string): string {
  return `\uFEFF{ "StateMachines": { "Order": { "TestCases": { "One": ${states} } },\r\n "Other": { "TestCases": { "One": { "A": "r", "Order": "A" } } } },
  "MockedResponses": { "A": { "0": { "Return": { "A": "A" } } } } }`;
}

test.each([
  ['{ "A": "A", "B": "r" }', { A: 'X' }, '{ "X": "A", "B": "r" }'],
  ['{ "A": "a", "B": "b" }', { A: 'B', B: 'A' }, '{ "B": "a", "A": "b" }'],
  ['{ "A": "a", "B": "b" }', { A: 'B', B: 'C' }, '{ "B": "a", "C": "b" }'],
  ['{ "A": "a" }', { A: '"\\ü$&\n' }, '{ "\\"\\\\ü$&\\n": "a" }'],
  ['{ "\\u0041": "a" }', { A: 'X' }, '{ "X": "a" }'],
  ['{ "A": "a", "X": "x" }', { A: 'X' }, '{ "A": "a", "X": "x" }', 'A: The test case One of Order would name X twice.'],
  [
    '{ "A": "a", "B": "b", "C": "c" }',
    { A: 'B', B: 'C' },
    '{ "A": "a", "B": "b", "C": "c" }',
    'A: The test case One of Order would name B twice.',
    'B: The test case One of Order would name C twice.',
  ],
])('%s with %j', (states, names, ...expected) => {
  expect(renamed(states, names as unknown as Record<string, string>)).toEqual(expected);
});

test('other files have no places', () => {
  for (const text of ['{ "A": "A" }', '{ "StateMachines": [] }', '"A"', '{ "StateMachines": { "Order": ', '[]'])
    expect(placesInJson(text, new Map([['A', 'B']]), machine)).toEqual([]);
});
