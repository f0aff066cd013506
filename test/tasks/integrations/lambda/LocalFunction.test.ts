import { runInThisContext } from 'node:vm';
import { seesEventOnly } from '../../../../src/tasks/integrations/lambda/LocalFunction';

// Written as text: a compiler may make something else of them.
const functionOf = (text: string) => runInThisContext(`(${text})`) as () => unknown;

test.each([
  '(event) => event',
  'event => event',
  'async (event) => event',
  'async event => event',
  '( event ) =>\n event',
  'async ({ id, name: given }) => id',
  '({ id, }) => ({ id })',
  'async => async',
  '() => 1',
  'async ( ) => 1',
])('%s sees nothing but the event', (text) => {
  expect(seesEventOnly(functionOf(text))).toBe(true);
});

test.each([
  '(event, context) => context',
  'async (event, context, callback) => callback()',
  '(event = {}) => event',
  '(...all) => all',
  '(event, ...all) => all',
  '(event, context = {}) => context',
  '({ id = 1 }) => id',
  '({ id, ...others }) => others',
  '({ [key]: id }) => id',
  'function (event) { return arguments[1]; }',
  'async function (event) { return arguments[1]; }',
  '({ handle(event) { return arguments[1]; } }).handle',
  '({ async(event) { return arguments[1]; } }).async',
  'class { constructor(event) {} }',
  '((event, context) => context).bind(undefined, 1)',
  'new Proxy((event) => event, {})',
  'Math.abs',
])('cannot decide %s', (text) => {
  expect(seesEventOnly(functionOf(text))).toBe(false);
});
