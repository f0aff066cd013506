import { block, diagnoseState, end, fault, pass } from './diagnose';

const task = (Resource: string): object => ({ Type: 'Task', Resource, Parameters: { StateMachineArn: 'x' }, ...end });
const sync = task('arn:aws:states:::states:startExecution.sync:2');
const token = task('arn:aws:states:::states:startExecution.waitForTaskToken');
const activity = task('arn:aws:states:us-east-1:123456789012:activity:a');
const noSync = "Express state machine does not support '.sync' service integration";
const distributed = (ExecutionType: string, state: object): object => ({
  Type: 'Map',
  ItemProcessor: { ...block('P', state), ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType } },
  ...end,
});

test('an Express workflow waits for nothing', () => {
  const express = { type: 'EXPRESS' } as const;
  expect(diagnoseState(sync, express)).toEqual([fault(noSync, '/States/S/Resource')]);
  expect(diagnoseState(token, express)).toEqual([
    fault("Express state machine does not support '.waitForTaskToken' service integration ", '/States/S/Resource'),
  ]);
  expect(diagnoseState(activity, express)).toEqual([
    fault('Express state machine does not support Activity ARN', '/States/S/Resource'),
  ]);
  expect(diagnoseState(task('arn:aws:states:::states:startExecution'), express)).toEqual([]);
});

test('a Standard one does', () => {
  for (const state of [sync, token, activity]) expect(diagnoseState(state)).toEqual([]);
});

test('it has no Distributed Map', () => {
  expect(diagnoseState(distributed('EXPRESS', pass), { type: 'EXPRESS' })).toEqual([
    fault(
      "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines",
      '/States/S/ItemProcessor/ProcessorConfig/Mode',
    ),
  ]);
});

test('children of a Distributed Map follow their ExecutionType', () => {
  expect(diagnoseState(distributed('STANDARD', sync))).toEqual([]);
  expect(diagnoseState(distributed('EXPRESS', sync))).toEqual([
    fault(noSync, '/States/S/ItemProcessor/States/P/Resource'),
  ]);
});
