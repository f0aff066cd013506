import { compilePath } from '../../../../src/language/expressions/jsonPath/compilePath';
import { firstMissingStep } from '../../../../src/engine/interpreter/map/mapItems';

test.each([
  ['$.items', {}, 'items'],
  ['$.order.items', { order: { id: 1 } }, 'items'],
  ['$.order.items', {}, 'order'],
  ['$.order.items', { order: null }, 'items'],
  ['$.order.items', 'text', 'order'],
  ['$.pages[1]', { pages: [[1]] }, '1'],
  ['$.pages[1]', { pages: [[1], []] }, undefined],
  ['$.items', { items: null }, undefined],
  ['$', null, undefined],
  ["$['__proto__']", {}, '__proto__'],
  ['$.items[*]', {}, undefined],
  ['$$.Execution.Input', {}, undefined],
])('of %s in %j', (path, input, step) => {
  expect(firstMissingStep(compilePath(path), input)).toBe(step);
});
