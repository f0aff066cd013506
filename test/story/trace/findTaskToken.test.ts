import { findTaskToken } from '../../../src/story/trace/findTaskToken';

const token = `AQCQAAAAKgAAAAMAAAAAAAAAA${'b+/='.repeat(40)}`;
const other = `AQCQAAAAKgAAAAMAAAAAAAAAA${'c'.repeat(300)}`;

test.each([
  ['JSONPath', { Parameters: { Payload: { 'x.$': '$$.Task.Token' } } }, { Payload: { x: token, y: other } }],
  ['JSONata', { Arguments: { Payload: ['{% $states.context.Task.Token %}'] } }, { Payload: [token, other] }],
  ['a name, when the definition is not known', undefined, { Payload: { long: other, taskToken: token } }],
  [
    'its form, when it is part of an expression',
    { Arguments: '{% {"a": $states.context.Task.Token} %}' },
    { a: token },
  ],
  ['JSON in a string', undefined, { MessageBody: JSON.stringify({ deep: { MyToken: token } }) }],
  ['the definition, though it is no token by its form', { Parameters: { 'a.$': '$$.Task.Token' } }, { a: 'short' }],
])('finds the token by %s', (_title, state, parameters) => {
  expect([token, 'short']).toContain(findTaskToken(parameters, state as never));
});

test.each([
  ['nothing', undefined, {}],
  ['texts that are none', undefined, { taskToken: 'abc', text: 'word '.repeat(100) }],
  ['a place that is not there', { Parameters: { 'a.$': '$$.Task.Token' } }, { b: 1 }],
  ['hostile names', { Parameters: { __proto__x: { 'constructor.$': '$$.Task.Token' } } }, {}],
  ['text that only begins like JSON', undefined, { a: '{{{{' }],
  ['deep nesting', undefined, JSON.parse('['.repeat(5000) + ']'.repeat(5000))],
])('%s has no token', (_title, state, parameters) => {
  expect(findTaskToken(parameters, state as never)).toBeUndefined();
});
