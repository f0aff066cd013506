import { block, diagnose, diagnoseState, end, fault, pass } from './diagnose';

test('80 characters are enough, counted as characters', () => {
  const name = '😀'.repeat(80);
  expect(diagnose({ StartAt: name, States: { [name]: pass } })).toEqual([]);
});

test('81 are too many, and none is too few', () => {
  const name = 'A'.repeat(81);
  expect(diagnose({ StartAt: name, States: { [name]: pass } })).toEqual([
    fault(
      `Invalid State name: State '${name}' exceeds the 80-character limit allowed by the service`,
      `/States/${name}`,
      'INVALID_STATE_NAME',
    ),
  ]);
  expect(diagnose({ StartAt: '', States: { '': pass } })).toEqual([
    fault("Invalid State name: State '' is empty", '/States/', 'INVALID_STATE_NAME'),
  ]);
});

test('a name is unique in the whole machine', () => {
  const Branches = [block('A'), block('B'), block('A')];
  expect(diagnoseState({ Type: 'Parallel', Branches, ...end })).toEqual([
    fault('Duplicate State name: A', '/States/S/Branches[2]/States/A', 'DUPLICATE_STATE_NAME'),
  ]);
  expect(diagnoseState({ Type: 'Map', ItemProcessor: block('S'), ...end })).toEqual([
    fault('Duplicate State name: S', '/States/S/ItemProcessor/States/S', 'DUPLICATE_STATE_NAME'),
  ]);
});
