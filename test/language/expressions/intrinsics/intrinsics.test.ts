import { intrinsics } from '../../../../src/language/expressions/intrinsics/intrinsics';

test('the functions of the States Language, each once', () => {
  expect([...intrinsics.keys()]).toEqual([
    'States.Array',
    'States.ArrayContains',
    'States.ArrayGetItem',
    'States.ArrayLength',
    'States.ArrayPartition',
    'States.ArrayRange',
    'States.ArrayUnique',
    'States.Base64Decode',
    'States.Base64Encode',
    'States.Format',
    'States.Hash',
    'States.JsonMerge',
    'States.JsonToString',
    'States.MathAdd',
    'States.MathRandom',
    'States.StringSplit',
    'States.StringToJson',
    'States.UUID',
  ]);
});

test('only these draw random numbers: `checkStable.harness.ts` knows them by name', () => {
  const drawing = [...intrinsics.values()].filter(({ call }) => /\brandom\b/.test(String(call)));
  expect(drawing.map(({ name }) => name)).toEqual(['States.MathRandom', 'States.UUID']);
});
