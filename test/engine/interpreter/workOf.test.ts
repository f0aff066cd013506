import { workOf, workPerLook } from '../../../src/engine/interpreter/workOf';
import type { StateDefinition } from '../../../src/language/asl/types';

test.each<[number, StateDefinition]>([
  [1, { Type: 'Pass', Next: 'B' }],
  [1, { Type: 'Pass', Result: 'x'.repeat(1_000), End: true }],
  [2, { Type: 'Pass', InputPath: '$.a.b', End: true }],
  [2, { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, End: true }],
  [workPerLook, { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd(States.ArrayLength($.a), 1)' }, End: true }],
  [workPerLook, { Type: 'Pass', Parameters: { 'n.$': 'States.ArrayRange(1, 1000, 1)' }, End: true }],
  [workPerLook, { Type: 'Pass', InputPath: '$..a', End: true }],
  [workPerLook, { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% 1 %}', End: true }],
  [workPerLook, { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:F', End: true }],
  [workPerLook, { Type: 'Pass', Parameters: { text: 'x'.repeat(100_000) }, End: true }],
])('%d is the work of %j', (work, definition) => {
  expect(workOf(definition)).toBe(work);
});
