import { inspect } from 'node:util';
import { Call } from '../../../src/tasks/mocking/Call';
import { Script } from '../../../src/tasks/mocking/Script';
import { activityArn, taskRequest } from './taskRequest';

test('shows what was sent, to whom, and where', () => {
  const call = new Call(taskRequest({ attempt: 2, iterations: [{ state: 'Each', index: 1 }] }), 'real');
  const { state, name, target, attempt, iterations, executionArn, parameters, received, answeredBy, script, caller } =
    call;
  expect({
    state,
    name,
    target,
    attempt,
    iterations,
    executionArn,
    parameters,
    received,
    answeredBy,
    script,
    caller,
  }).toEqual({
    state: 'Charge',
    name: 'lambda:invoke',
    target: 'charge',
    attempt: 2,
    iterations: [{ state: 'Each', index: 1 }],
    executionArn: 'arn:aws:states:us-east-1:123456789012:execution:Order:run-1',
    parameters: { FunctionName: 'charge', Payload: { orderId: 1 } },
    received: { orderId: 1 },
    answeredBy: 'real',
    script: undefined,
    caller: undefined,
  });
  const activity = new Call(taskRequest({ resource: activityArn, parameters: 5 }), 'local');
  expect([activity.name, activity.target, activity.received]).toEqual([activityArn, 'approve', 5]);
});

test('a mock answers as a script', () => {
  const script = new Script([], 'mock');
  const call = new Call(taskRequest(), script);
  expect([call.answeredBy, call.script]).toEqual(['mock', script]);
  call.answered('unmocked');
  expect([call.answeredBy, call.script]).toEqual(['unmocked', undefined]);
});

test('has no outcome while it is open, then an output or an error', () => {
  const call = new Call(taskRequest(), 'real');
  expect([call.outcome, call.output, call.error]).toEqual([undefined, undefined, undefined]);
  call.ended({ output: null });
  expect([call.outcome, call.output, call.error]).toEqual([{ output: null }, null, undefined]);
  call.ended({ error: 'E', cause: 'C' });
  expect([call.outcome, call.output, call.error]).toEqual([{ error: 'E', cause: 'C' }, undefined, 'E']);
});

test('its values are read-only copies, the same each time', () => {
  const parameters = { deep: { list: [1] } };
  const call = new Call(taskRequest({ parameters }), 'real');
  const output = { big: [1] };
  call.ended({ output });
  expect([call.parameters, call.output]).toEqual([parameters, output]);
  expect([call.parameters === call.parameters, call.parameters === parameters, call.output === output]).toEqual([
    true,
    false,
    false,
  ]);
  expect(() => {
    (call.parameters as typeof parameters).deep.list.push(2);
  }).toThrow(TypeError);
  parameters.deep.list.push(3);
  expect(call.request.parameters).toEqual({ deep: { list: [1] } });
});

test('is printed as plain data', () => {
  const call = new Call(taskRequest(), 'unknown');
  call.ended({ output: 1 });
  const { request } = call;
  const expected = { request, answeredBy: 'unknown', script: undefined, outcome: { output: 1 } };
  expect(call.toJSON()).toEqual(expected);
  expect(inspect(call)).toBe(inspect(expected));
});
