import { isJsonataText, isMisfit, printField, readField } from '../../../../src/definitions/document/fields/fieldText';
import { stateShapes } from '../../../../src/language/asl/fields';
import type { FieldShape } from '../../../../src/language/asl/ObjectShape';
import type { Json } from '../../../../src/util/json';

test.each<[FieldShape, string, object]>([
  [{ kind: 'string' }, 'a', { value: 'a' }],
  [{ kind: 'integer', min: 1, max: 5 }, '5', { value: 5 }],
  [{ kind: 'integer', min: 1, max: 5 }, '6', { fault: 'The largest number here is 5.' }],
  [{ kind: 'integer', min: 1 }, '0', { fault: 'The smallest number here is 1.' }],
  [{ kind: 'integer' }, '1.5', { fault: 'This must be a whole number.' }],
  [{ kind: 'integer' }, 'x', { fault: 'This must be a whole number.' }],
  [{ kind: 'number' }, '1.5', { value: 1.5 }],
  [{ kind: 'number' }, '', { fault: 'This must be a number.' }],
  [{ kind: 'boolean' }, 'true', { value: true }],
  [{ kind: 'boolean' }, 'yes', { fault: 'This must be true or false.' }],
  [{ kind: 'enum', values: ['A', 'B'] }, 'B', { value: 'B' }],
  [{ kind: 'enum', values: ['A', 'B'] }, 'C', { fault: 'This must be one of A, B.' }],
  [{ kind: 'nullablePath' }, 'null', { value: null }],
  [{ kind: 'referencePath' }, '$.a', { value: '$.a' }],
  [{ kind: 'referencePath' }, 'a', { fault: 'A path begins with $: $.order.id, or $order for a variable.' }],
  [{ kind: 'stringPath' }, 'States.UUID()', { value: 'States.UUID()' }],
  [{ kind: 'strings' }, 'a\n\nb', { value: ['a', 'b'] }],
  [{ kind: 'payload' }, '[1]', { value: [1] }],
  [{ kind: 'template' }, '[1]', { fault: 'This must be a JSON object: { … }.' }],
  [{ kind: 'array' }, '{}', { fault: 'This must be a JSON array: [ … ].' }],
])('%j reads %j', (shape, text, typed) => {
  expect(readField(shape, text, 'JSONPath')).toEqual(typed);
});

test('JSONata fields take an expression without quotes, where the table allows it', () => {
  const seconds = stateShapes.Task.fields.TimeoutSeconds;
  expect(readField(seconds, ' {% $n %} ', 'JSONata')).toEqual({ value: '{% $n %}' });
  expect(readField(seconds, '{% $n %}', 'JSONPath')).toEqual({ fault: 'This must be a whole number.' });
  expect(readField({ kind: 'payload' }, '{% $states.input %}', 'JSONata')).toEqual({ value: '{% $states.input %}' });
  expect(readField({ kind: 'condition' }, 'a', 'JSONata')).toHaveProperty('fault');
  expect(isJsonataText('{% %}')).toBe(true);
  expect(isJsonataText('{%}')).toBe(false);
});

test.each<[FieldShape, Json]>([
  [{ kind: 'string' }, 'a'],
  [{ kind: 'integer' }, 3],
  [{ kind: 'boolean' }, false],
  [{ kind: 'nullablePath' }, null],
  [{ kind: 'payload' }, 'text'],
  [{ kind: 'payload' }, { a: [1] }],
  [{ kind: 'payload' }, '{% $states.input %}'],
  [{ kind: 'strings' }, ['a', 'b']],
  [{ kind: 'anything' }, null],
  [{ kind: 'condition' }, true],
])('%j: what is shown for %j reads as the same', (shape, value) => {
  expect(readField(shape, printField(shape, value), 'JSONata')).toEqual({ value });
  expect(printField(shape, undefined)).toBe('');
});

test.each<[FieldShape, Json, boolean]>([
  [{ kind: 'array' }, {}, true],
  [{ kind: 'array' }, [], false],
  [{ kind: 'strings' }, ['a', 1], true],
  [{ kind: 'assign' }, 'x', true],
  [{ kind: 'boolean' }, 'true', true],
  [{ kind: 'boolean' }, false, false],
  [{ kind: 'stateName' }, 5, true],
  [{ kind: 'payload' }, 5, false],
])('%j: %j is of another kind: %s', (shape, value, misfits) => {
  expect(isMisfit(shape, value)).toBe(misfits);
  expect(isMisfit(shape, undefined)).toBe(false);
});
