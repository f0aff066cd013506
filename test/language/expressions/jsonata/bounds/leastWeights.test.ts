import { weightOf } from '../../../../../src/language/expressions/jsonata/bounds/leastWeights';
import { weightsOfFunctions } from '../../../../../src/language/expressions/jsonata/bounds/weights';

it.each(['hash', 'uuid', 'parse', 'partition'])(
  '$%s, which the library does not have, has a price of its own',
  (name) => {
    expect(weightsOfFunctions[name]).toBeUndefined();
    const { call, item } = weightOf(name);
    expect(call + item).toBeGreaterThan(1);
  },
);

it('no built-in costs less than its calibration says', () => {
  for (const [name, measured] of Object.entries(weightsOfFunctions))
    for (const part of ['call', 'character', 'item', 'result'] as const)
      expect([name, part, weightOf(name)[part] >= measured[part]]).toEqual([name, part, true]);
});

it('a function that nobody has measured is not free', () => {
  expect(weightOf('unheardOf')).toEqual({ call: 0, character: 1 / 16, item: 1 / 2, result: 1 / 16 });
});
