import type { StateMachineDefinition } from '../../../../src/language/asl/types';
import { adviseOn } from '../../../../src/validation/lint/reviewDefinition';
import { lambda } from '../../rules/diagnose';
import { advise } from './advise';
import { viewOf } from '../../../../src/validation/rules/RuleContext';
import type { JsonObject } from '../../../../src/util/json';

test('reports unknown names of Step Functions', () => {
  const Retry = [{ ErrorEquals: ['Mine', 'States.Timout', 'States.Http.StatusCode.503'] }];
  expect(advise({ S: { ...lambda, Retry } })).toEqual([
    "UNKNOWN_ERROR_NAME /States/S/Retry[0]/ErrorEquals[1]: Step Functions has no error 'States.Timout', " +
      "and your own may not begin with 'States.'.",
  ]);
});

test('suggests the nearest name', () => {
  const Catch = [{ ErrorEquals: ['States.TaskFail'], Next: 'S' }];
  const definition = {
    StartAt: 'S',
    States: { S: { ...lambda, Retry: [{ ErrorEquals: ['States.TaskFailed'] }], Catch } },
  } as unknown as StateMachineDefinition;
  expect(adviseOn(viewOf(definition as unknown as JsonObject)).map(({ hint }) => hint)).toEqual([
    "Did you mean 'States.TaskFailed'?",
  ]);
});
