import { convertDefinition } from '../../../../src/definitions/document/convert/convertDefinition';
import { openJson } from '../../../../src/definitions/document/openJson';
import { statesIn } from '../../../../src/language/asl/walk';

const machine = {
  Comment: 'two',
  StartAt: 'A',
  States: {
    A: { Type: 'Pass', Parameters: { 'x.$': '$.a' }, Next: 'B' },
    B: { Type: 'Pass', Parameters: { 'x.$': '$..a' }, End: true },
  },
};

test('a machine of which a state is left stays JSONPath, and each converted state says its language', () => {
  const { edits, converted, left } = convertDefinition(machine);
  expect(converted).toEqual(['A']);
  expect(left.map(({ state }) => state)).toEqual(['B']);
  const text = JSON.stringify(machine, null, 2);
  const after = openJson(text).edit(edits).document;
  expect(after.definition).toEqual({
    ...machine,
    States: {
      ...machine.States,
      A: { Type: 'Pass', QueryLanguage: 'JSONata', Output: { x: '{% $states.input.a %}' }, Next: 'B' },
    },
  });
  // Nothing but the state is touched.
  expect(after.text.slice(after.text.indexOf('"B": {'))).toBe(text.slice(text.indexOf('"B": {')));
});

test('one state is converted alone', () => {
  const whole = { ...machine, States: { ...machine.States, B: { Type: 'Succeed' } } };
  const { edits, converted } = convertDefinition(whole, ['States', 'A']);
  expect(converted).toEqual(['A']);
  const after = openJson(JSON.stringify(whole)).edit(edits).document.definition!;
  expect(statesIn(after).map(({ name, language }) => [name, language])).toEqual([
    ['A', 'JSONata'],
    ['B', 'JSONPath'],
  ]);
});

test('a machine that is converted whole says so once', () => {
  const whole = {
    ...machine,
    States: { ...machine.States, B: { Type: 'Pass', QueryLanguage: 'JSONPath', End: true } },
  };
  const after = openJson(JSON.stringify(whole)).edit(convertDefinition(whole).edits).document.definition!;
  expect(after).toEqual({
    Comment: 'two',
    QueryLanguage: 'JSONata',
    StartAt: 'A',
    States: { A: { Type: 'Pass', Output: { x: '{% $states.input.a %}' }, Next: 'B' }, B: { Type: 'Pass', End: true } },
  });
});

test('a variable that would hide a function keeps its states in JSONPath', () => {
  const definition = {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Assign: { merge: 1 }, Next: 'B' },
      B: { Type: 'Pass', Result: 1, ResultPath: '$.r', End: true },
    },
  };
  const { converted, left } = convertDefinition(definition);
  expect(converted).toEqual(['A']);
  expect(left.map(({ reason }) => reason)).toEqual(['The variable $merge would hide the function of that name.']);
});

test('nothing is to do in JSONata', () => {
  const definition = { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
  expect(convertDefinition(definition)).toEqual({ edits: [], converted: [], left: [], notes: [] });
});
