import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { unreachableClauses } from '../../../src/insight/failures/unreachableClauses';

function clauses(fields: object, type: 'Task' | 'Map' = 'Task'): readonly string[] {
  const state = { Type: type, Resource: 'arn:aws:states:::lambda:invoke', End: true, ...fields };
  const definition = { StartAt: 'A', States: { A: state } } as unknown as StateMachineDefinition;
  return unreachableClauses(definition).map(({ pointer, reason }) => `${pointer}: ${reason}`);
}

test('what an earlier one has taken', () => {
  const Retry = [
    { ErrorEquals: ['A', 'States.TaskFailed'] },
    { ErrorEquals: ['A', 'B', 'C'] },
    { ErrorEquals: ['States.ALL'] },
  ];
  expect(clauses({ Retry })).toEqual([
    '/States/A/Retry/1: A: an earlier one matches it; B, C: an earlier one matches States.TaskFailed',
  ]);
  expect(clauses({ Retry: [{ ErrorEquals: ['A', 'B'] }, { ErrorEquals: ['B', 'C'] }] })).toEqual([]);
});

test('what cannot happen', () => {
  const Catch = ['States.Runtime', 'States.Timeout', 'States.HeartbeatTimeout', 'States.ItemReaderFailed', 'Own'].map(
    (name) => ({ ErrorEquals: [name], Next: 'A' }),
  );
  expect(clauses({ Catch })).toEqual([
    '/States/A/Catch/0: States.Runtime: no Retry and no Catch matches it',
    '/States/A/Catch/1: States.Timeout: the state has no TimeoutSeconds, and the default is longer than any execution lasts',
    '/States/A/Catch/2: States.HeartbeatTimeout: the state has no HeartbeatSeconds',
    '/States/A/Catch/3: States.ItemReaderFailed: no Task fails with it',
  ]);
  expect(clauses({ Catch: Catch.slice(1, 3), HeartbeatSecondsPath: '$.s' })).toEqual([]);
  expect(clauses({ Catch: Catch.slice(1) }, 'Map')).toEqual([]);
});
