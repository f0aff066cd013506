import {
  changeOperator,
  changeRuleKind,
  ruleOperator,
  ruleKindOf,
} from '../../../../src/definitions/document/fields/rules';
import { openJson } from '../../../../src/definitions/document/openJson';
import type { DocumentEdit, DocumentPath } from '../../../../src/definitions/document/DefinitionDocument';
import type { JsonObject } from '../../../../src/util/json';

function after(rule: JsonObject, change: (rule: JsonObject, path: DocumentPath) => readonly DocumentEdit[]): unknown {
  return openJson(JSON.stringify({ rule })).edit(change(rule, ['rule'])).document.definition!['rule'];
}

const compared = { Variable: '$.a', NumericEquals: 1, Next: 'B' };

test('says what a rule is', () => {
  expect([compared, { And: [] }, { Or: [] }, { Not: {} }, {}].map(ruleKindOf)).toEqual([
    'Variable',
    'And',
    'Or',
    'Not',
    'Variable',
  ]);
  expect([compared, { Variable: '$' }].map(ruleOperator)).toEqual(['NumericEquals', undefined]);
});

test('what a rule tested goes into And, Or and Not, and comes out again', () => {
  const inner = { Variable: '$.a', NumericEquals: 1 };
  const and = { And: [inner], Next: 'B' };
  expect(after(compared, (rule, path) => changeRuleKind(rule, path, 'And'))).toEqual(and);
  expect(after(compared, (rule, path) => changeRuleKind(rule, path, 'Not'))).toEqual({ Not: inner, Next: 'B' });
  expect(after(and, (rule, path) => changeRuleKind(rule, path, 'Or'))).toEqual({ Or: [inner], Next: 'B' });
  expect(after(and, (rule, path) => changeRuleKind(rule, path, 'Variable'))).toEqual(compared);
  const two = { Or: [inner, inner], Next: 'B' };
  expect(after(two, (rule, path) => changeRuleKind(rule, path, 'Not'))).toEqual({
    Not: { Or: [inner, inner] },
    Next: 'B',
  });
  const not = { Not: { And: [inner, inner] }, Next: 'B' };
  expect(after(not, (rule, path) => changeRuleKind(rule, path, 'And'))).toEqual({ And: [not.Not], Next: 'B' });
});

test('an operand stays if the new operator takes it', () => {
  expect(after(compared, (rule, path) => changeOperator(rule, path, 'NumericLessThan'))).toEqual({
    Variable: '$.a',
    NumericLessThan: 1,
    Next: 'B',
  });
  expect(after(compared, (rule, path) => changeOperator(rule, path, 'StringEquals'))).toEqual({
    Variable: '$.a',
    StringEquals: '',
    Next: 'B',
  });
  expect(after({ Variable: '$.a' }, (rule, path) => changeOperator(rule, path, 'IsPresent'))).toEqual({
    Variable: '$.a',
    IsPresent: true,
  });
});
