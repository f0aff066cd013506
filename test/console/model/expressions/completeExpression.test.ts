import { completeExpression } from '../../../../src/console/model/expressions/completeExpression';
import type { ExpressionScope } from '../../../../src/console/model/expressions/ExpressionScope';
import { intrinsicNames, jsonataNames } from '../../../../src/console/model/expressions/functionNames';
import { intrinsics } from '../../../../src/language/expressions/intrinsics/intrinsics';
import { isBuiltIn, libraryNames, addedNames } from '../../../../src/language/expressions/jsonata/library/library';

const jsonPath: ExpressionScope = {
  language: 'JSONPath',
  reads: 'input',
  variables: ['order', 'total'],
  sample: {
    input: { id: 1, items: [{ price: 2 }], 'ship to': { city: 'x' } },
    variables: { order: { lines: [] } },
  },
};
const jsonata: ExpressionScope = { ...jsonPath, language: 'JSONata' };

/** The labels at the bar. */
function at(text: string, scope: ExpressionScope): readonly string[] {
  const position = text.indexOf('|');
  return completeExpression(text.replace('|', ''), position, scope).options.map(({ label }) => label);
}

test('the names of functions are those that are evaluated', () => {
  expect(intrinsicNames).toEqual([...intrinsics.keys()].sort());
  expect([...jsonataNames]).toEqual([...new Set([...libraryNames, ...addedNames])].sort());
  expect(jsonataNames.every(isBuiltIn)).toBe(true);
});

test.each<[string, readonly string[]]>([
  ['$|', ['$$', '$order', '$total']],
  ['$.|', ['id', 'items', "['ship to']"]],
  ['$.i|', ['id', 'items']],
  ['$.items[0].|', ['price']],
  ['$order.|', ['lines']],
  ['$$.Exec|', ['Execution']],
  ['$$.Execution.St|', ['StartTime']],
  ["States.Format('{}', $.i|", ['id', 'items']],
  ['States.Math|', ['States.MathAdd(', 'States.MathRandom(']],
  ['plain|', []],
  ['$.missing.|', []],
])('JSONPath: %s', (text, labels) => {
  expect(at(text, jsonPath)).toEqual(labels);
});

test.each<[string, readonly string[]]>([
  ['$|', []],
  ['{% $st|', ['$states', '$string(']],
  ['{% $states.|', ['input', 'context']],
  ['{% $states.input.|', ['id', 'items', '`ship to`']],
  ['{% $states.input.items[0].|', ['price']],
  ['{% $order.|', ['lines']],
  ['{% $tot|', ['$total']],
  ['{% 1 %} $|', []],
])('JSONata: %s', (text, labels) => {
  expect(at(text, jsonata)).toEqual(labels);
});

test('a result is in scope only where there is one', () => {
  const result: ExpressionScope = { ...jsonata, reads: 'result', sample: { ...jsonata.sample, result: { ok: true } } };
  expect(at('{% $states.|', result)).toEqual(['input', 'context', 'result']);
  expect(at('{% $states.result.|', result)).toEqual(['ok']);
  expect(at('$.|', { ...jsonPath, reads: 'result', sample: { ...jsonPath.sample, result: { ok: true } } })).toEqual([
    'ok',
  ]);
  expect(at('$.|', { ...jsonPath, reads: undefined })).toEqual([]);
});

test('an InputPath selects what $ means', () => {
  expect(at('$.|', { ...jsonPath, inputPath: '$.items[0]' })).toEqual(['price']);
  expect(at('$.|', { ...jsonPath, inputPath: null })).toEqual([]);
});

test('a completion replaces what was typed', () => {
  expect(completeExpression('a $.it', 6, jsonPath)).toMatchObject({ from: 4, to: 6 });
});
