import { checkMembers } from '../../src/util/checkMembers';

test('accepts known options, and none', () => {
  expect(() => checkMembers({ time: 'skip' }, ['time', 'seed'], 'stepmill(…)')).not.toThrow();
  expect(() => checkMembers(undefined, ['time'], 'stepmill(…)')).not.toThrow();
});

test('rejects an unknown name with the nearest one, or with all', () => {
  expect(() => checkMembers({ tme: 'skip' }, ['time', 'seed'], 'stepmill(…)')).toThrow(
    "stepmill(…) has no option 'tme'. Did you mean 'time'?",
  );
  expect(() => checkMembers({ colour: 1 }, ['time', 'seed'], 'stepmill(…)')).toThrow(
    "stepmill(…) has no option 'colour'. Known: time, seed.",
  );
});

test.each([[7], ['skip'], [null], [['time']]])('%j is not an object of options', (given) => {
  expect(() => checkMembers(given, ['time', 'seed'], 'stepmill(…)')).toThrow(
    'stepmill(…) takes an object of options: { time, seed }.',
  );
});
