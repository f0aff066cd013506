import { reviewDefinition } from '../../../src/validation/lint/reviewDefinition';
import { block, end, lambda, pass } from '../rules/diagnose';

const codes = (definition: object, options = {}): string[] =>
  reviewDefinition(JSON.stringify(definition), options).map(({ severity, code }) => `${severity} ${code}`);

test('warnings and advice come when nothing is refused', () => {
  const S = { ...lambda, HeartbeatSeconds: 5, Parameters: { a: '$.a' } };
  expect(codes({ StartAt: 'S', States: { S } })).toEqual(['WARNING NO_DOLLAR', 'ADVICE HEARTBEAT_WITHOUT_TOKEN']);
  expect(codes({ StartAt: 'S', States: { S: { ...S, Foo: 1 } } })).toEqual([
    'ERROR SCHEMA_VALIDATION_FAILED',
    'WARNING NO_DOLLAR',
  ]);
});

test('what does not run yet is let pass unless asked for', () => {
  const ProcessorConfig = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };
  const M = { Type: 'Map', ItemProcessor: { ...block('P', pass), ProcessorConfig }, ...end };
  expect(codes({ StartAt: 'M', States: { M } })).toEqual([]);
  expect(codes({ StartAt: 'M', States: { M } }, { notYet: true })).toEqual(['WARNING STEPMILL_NOT_SUPPORTED_YET']);
});
