import { reviewDefinition } from '../../../src/validation/lint/reviewDefinition';
import { lambda } from '../rules/diagnose';

const codes = (definition: object, options = {}): string[] =>
  reviewDefinition(JSON.stringify(definition), options).map(({ severity, code }) => `${severity} ${code}`);

test('warnings and advice come when nothing is refused', () => {
  const S = {
    ...lambda,
    Retry: [{ ErrorEquals: ['States.TaskFailed'] }],
    HeartbeatSeconds: 5,
    Parameters: { a: '$.a' },
  };
  expect(codes({ StartAt: 'S', States: { S } })).toEqual(['WARNING NO_DOLLAR', 'ADVICE HEARTBEAT_WITHOUT_TOKEN']);
  expect(codes({ StartAt: 'S', States: { S: { ...S, Foo: 1 } } })).toEqual([
    'ERROR SCHEMA_VALIDATION_FAILED',
    'WARNING NO_DOLLAR',
  ]);
});
