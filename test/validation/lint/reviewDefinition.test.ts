import jsonata from 'jsonata';
import { reviewDefinition, adviseOn } from '../../../src/validation/lint/reviewDefinition';
import { lambda, pass } from '../rules/diagnose';
import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { viewOf } from '../../../src/validation/rules/RuleContext';
import type { JsonObject } from '../../../src/util/json';

const codes = (definition: object, options = {}): string[] =>
  reviewDefinition(JSON.stringify(definition), options).map(({ severity, code }) => `${severity} ${code}`);

test('returns warnings and advice when there are no errors', () => {
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

test('advice has a place, a reason and what to do', () => {
  const definition = {
    StartAt: 'S',
    States: { S: { ...lambda, Retry: [{ ErrorEquals: ['States.TaskFailed'] }], HeartbeatSeconds: 5 } },
  } as unknown as StateMachineDefinition;
  expect(adviseOn(viewOf(definition as unknown as JsonObject))).toEqual([
    {
      severity: 'ADVICE',
      code: 'HEARTBEAT_WITHOUT_TOKEN',
      message: 'This task hands out no task token, so no heartbeat can arrive.',
      location: '/States/S/HeartbeatSeconds',
      path: ['States', 'S', 'HeartbeatSeconds'],
      hint: 'A plain call is limited by TimeoutSeconds; heartbeats are for .waitForTaskToken and activities.',
    },
  ]);
});

test('a review reads each expression once, however many there are', () => {
  const parsed = jest.spyOn(jsonata as unknown as { parser(text: string): unknown }, 'parser');
  const fields = Array.from({ length: 1_500 }, (_, index) => [`a${index}`, `{% $states.input.x${index} %}`]);
  const P = { ...pass, Output: Object.fromEntries(fields) as object };
  expect(codes({ QueryLanguage: 'JSONata', StartAt: 'P', States: { P } })).toEqual([]);
  expect(parsed).toHaveBeenCalledTimes(1_500);
  parsed.mockRestore();
});

test('a plain machine needs none', () => {
  expect(adviseOn(viewOf({ StartAt: 'S', States: { S: pass } }))).toEqual([]);
});
