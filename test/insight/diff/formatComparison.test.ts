import { formatComparison } from '../../../src/insight/diff/formatComparison';
import type { Difference, DifferencePlace } from '../../../src/insight/diff/Comparison';

const execution: DifferencePlace = { state: undefined, visit: 0, attempt: undefined, within: [] };
const deep: DifferencePlace = {
  state: 'Ship',
  visit: 1,
  attempt: 2,
  within: [
    { state: 'Both', kind: 'branch', index: 1 },
    { state: 'Each', kind: 'item', index: 4 },
  ],
};

function difference(more: Partial<Difference>): Difference {
  return { what: 'output', place: execution, pointer: '', expected: 1, actual: 2, ...more };
}

test('prints the first difference in full, others in one line, and what was not compared', () => {
  const differences = [
    difference({
      what: 'parameters',
      place: deep,
      pointer: '/a~1b/0',
      expected: { n: 'x'.repeat(80) },
      actual: undefined,
    }),
    difference({ what: 'path', place: { ...deep, attempt: undefined }, expected: 'Done', actual: undefined }),
    difference({ what: 'path', expected: 'A', actual: 'B' }),
    difference({ what: 'duration', expected: 5_000, actual: 61_000 }),
    difference({ expected: { n: 'x'.repeat(80) }, actual: null }),
  ];
  const text = formatComparison(
    { differences, notCompared: ["the children of 'Each'"] },
    { expected: 'monday.json', actual: 'now' },
    3,
  );
  expect(text).toBe(
    [
      "first difference: parameters at /a~1b/0 of state 'Ship' (visit 2, attempt 3) in item 4 of 'Each' in branch 1 of 'Both'",
      `  monday.json: {"n":"${'x'.repeat(80)}"}`,
      '  now:         nothing',
      '',
      'then:',
      "  state after state 'Ship' (visit 2) in item 4 of 'Each' in branch 1 of 'Both': 'Done' ≠ the end of the path",
      "  first state: 'A' ≠ 'B'",
      '  time waited of the execution: 5s ≠ 1m 1s',
      '  … and 1 more difference',
      '',
      "not compared: the children of 'Each'",
    ].join('\n'),
  );
});

test('no difference', () => {
  expect(formatComparison({ differences: [], notCompared: [] })).toBe('no difference');
});
