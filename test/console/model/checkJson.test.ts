import { checkJson } from '../../../src/console/model/checkJson';

test.each(['{}', ' [1] ', '"a"', 'null'])('%j is JSON', (text) => {
  expect(checkJson(text)).toBeUndefined();
});

test('reports the error in the words of AWS, with its place', () => {
  expect(checkJson('{\n  "a": x\n}')).toEqual({
    message:
      "Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    line: 2,
    column: 9,
  });
});

test('reports empty input separately', () => {
  expect(checkJson(' \n')).toEqual({ message: 'There is nothing here; an empty input is {}', line: 1, column: 1 });
});
