import { block, diagnose, diagnoseState, end, fault } from './diagnose';

const ProcessorConfig = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };
const map = (Label: unknown, name = 'P'): object => ({
  Type: 'Map',
  Label,
  ItemProcessor: { ...block(name), ProcessorConfig },
  ...end,
});
const invalid = (label: string, fact: string): object =>
  fault(`Invalid Label name: Label '${label}' ${fact}`, '/States/S/Label', 'INVALID_LABEL_NAME');

test.each(['orders', 'a/b', 'Ü-1_2.3', 'x'.repeat(40)])('%s is a label', (label) => {
  expect(diagnoseState(map(label))).toEqual([]);
});

test.each(['a b', 'a?', 'a:b', 'a"', 'a\u0007'])('%j is not a label', (label) => {
  expect(diagnoseState(map(label))).toEqual([invalid(label, 'contains invalid characters')]);
});

test('a label has 1 to 40 characters', () => {
  expect(diagnoseState(map(''))).toEqual([invalid('', 'is empty')]);
  const label = 'x'.repeat(41);
  expect(diagnoseState(map(label))).toEqual([invalid(label, 'exceeds the 40-character limit allowed by the service')]);
});

test('and no second Map has it', () => {
  const first = { ...map('L'), End: false, Next: 'B' };
  expect(diagnose({ StartAt: 'A', States: { A: first, B: map('L', 'Q') } })).toEqual([
    fault('Duplicate Label name: L', '/States/B/Label', 'DUPLICATE_LABEL_NAME'),
  ]);
});
