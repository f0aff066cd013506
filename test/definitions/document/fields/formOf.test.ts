import { fieldsOf, formOf } from '../../../../src/definitions/document/fields/formOf';
import { blockFields, nestedShapes } from '../../../../src/definitions/document/fields/nestedShapes';
import { ruleParts } from '../../../../src/definitions/document/fields/rules';
import {
  choiceOperators,
  choiceRuleShape,
  nestedRuleShape,
  ruleSelectors,
} from '../../../../src/language/asl/choiceRules';
import { stateShapes, stateTypes } from '../../../../src/language/asl/fields';
import { objectShapes } from '../../../../src/language/asl/objectShapes';
import type { ObjectShape } from '../../../../src/language/asl/ObjectShape';

const languages = ['JSONPath', 'JSONata'] as const;
const shapes: Readonly<Record<string, ObjectShape>> = {
  ...stateShapes,
  ...objectShapes,
  rule: choiceRuleShape,
  nestedRule: nestedRuleShape,
};

test.each(Object.entries(shapes))(
  'the form of %s has every field of its query language, and no other',
  (_name, shape) => {
    for (const language of languages) {
      const wanted = Object.entries(shape.fields)
        .filter(([, field]) => field.language === undefined || field.language === language)
        .map(([name]) => name);
      const form = formOf(shape, {}, [], language);
      expect([...fieldsOf(form)].map(({ name }) => name).sort()).toEqual(wanted.sort());
      expect(form.others).toEqual([]);
    }
  },
);

test('every field that holds objects has the form of its objects, or holds states', () => {
  const holding = Object.values(shapes).flatMap(({ fields }) =>
    Object.entries(fields)
      .filter(([, { kind }]) => kind === 'object' || kind === 'array')
      .map(([name]) => name),
  );
  expect([...new Set(holding)].filter((name) => nestedShapes[name] === undefined && !blockFields.has(name))).toEqual(
    [],
  );
  expect(Object.keys(nestedShapes).filter((name) => !holding.includes(name))).toEqual([]);
});

test('a rule has the parts that its builder shows, and the fields of its form', () => {
  const rest = fieldsOf(formOf(choiceRuleShape, {}, [], 'JSONPath')).filter(({ name }) => !ruleParts.has(name));
  expect(rest.map(({ name }) => name)).toEqual(['Comment', 'Next', 'Assign']);
  expect([...ruleParts]).toEqual([...ruleSelectors, ...choiceOperators]);
});

test('fields that exclude each other are one row', () => {
  const form = formOf(stateShapes.Wait, { Type: 'Wait', Seconds: 5 }, ['States', 'W'], 'JSONPath');
  const choices = form.rows.filter((row) => row.kind === 'choice');
  expect(choices.map(({ fields, isRequired }) => [fields.map(({ name, value }) => [name, value]), isRequired])).toEqual(
    [
      [
        [
          ['Next', undefined],
          ['End', undefined],
        ],
        true,
      ],
      [
        [
          ['SecondsPath', undefined],
          ['Seconds', 5],
          ['TimestampPath', undefined],
          ['Timestamp', undefined],
        ],
        true,
      ],
    ],
  );
  const [row] = formOf(stateShapes.Fail, {}, [], 'JSONata').rows.filter(
    (one) => one.kind === 'field' && one.field.name === 'Error',
  );
  // ErrorPath is a field of JSONPath only, so nothing is to be chosen.
  expect(row).toMatchObject({ kind: 'field', field: { isRequired: false } });
});

test('nothing that a state has is missing in its form', () => {
  const object = { Type: 'Pass', Next: 'B', Output: 1, Retries: [], Parameters: {}, 'a b': null };
  const form = formOf(stateShapes.Pass, object, ['States', 'A'], 'JSONPath');
  const shown = [...fieldsOf(form).filter(({ value }) => value !== undefined), ...form.others];
  expect(shown.map(({ name }) => name).sort()).toEqual(Object.keys(object).sort());
  expect(form.others.map(({ name, value, path }) => [name, value, path])).toEqual([
    ['Output', 1, ['States', 'A', 'Output']],
    ['Retries', [], ['States', 'A', 'Retries']],
    ['a b', null, ['States', 'A', 'a b']],
  ]);
});

test('the table of types is the table of shapes', () => {
  expect([...stateTypes].sort()).toEqual(Object.keys(stateShapes).sort());
});
