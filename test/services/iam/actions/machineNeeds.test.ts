import { machineNeeds, type NeedyMachine } from '../../../../src/services/iam/actions/machineNeeds';
import type { JsonObject } from '../../../../src/util/json';

const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Order';

function needs(states: JsonObject, settings: Partial<NeedyMachine> = {}): readonly string[] {
  const definition = { StartAt: 'A', States: states };
  return machineNeeds({ definition, stateMachineArn, ...settings }).map(
    ({ state, action, resources, when, doubt }) =>
      `${state ?? '-'} ${action} ${resources.join(' ')} ${when}${doubt === undefined ? '' : '?'}`,
  );
}

test('states at any depth need what they call, with their place', () => {
  const task = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', End: true };
  const definition = {
    StartAt: 'Both',
    States: { Both: { Type: 'Parallel', Branches: [{ StartAt: 'In', States: { In: task } }], End: true } },
  };
  expect(machineNeeds({ definition, stateMachineArn })).toEqual([
    {
      action: 'lambda:InvokeFunction',
      resources: ['arn:aws:lambda:us-east-1:123456789012:function:f'],
      reason: 'calls lambda:invoke',
      when: 'call',
      state: 'In',
      path: ['States', 'Both', 'Branches', 0, 'States', 'In'],
    },
  ]);
});

test('a Resource without a value is a doubt, not nothing', () => {
  expect(needs({ A: { Type: 'Task', Resource: '${Charge}', End: true } })).toEqual(['A lambda:InvokeFunction * call?']);
});

test('logs, traces and a key are needs of the machine itself', () => {
  const key = 'arn:aws:kms:us-east-1:123456789012:key/k';
  expect(needs({}, { logs: true, traces: true, kmsKeyArn: key })).toEqual([
    ...['Create', 'Get', 'Update', 'Delete'].map((verb) => `- logs:${verb}LogDelivery * create`),
    ...['ListLogDeliveries', 'PutResourcePolicy', 'DescribeResourcePolicies', 'DescribeLogGroups'].map(
      (name) => `- logs:${name} * create`,
    ),
    '- xray:PutTraceSegments * record',
    '- xray:PutTelemetryRecords * record',
    '- xray:GetSamplingRules * record',
    '- xray:GetSamplingTargets * record',
    `- kms:Decrypt ${key} call`,
    `- kms:GenerateDataKey ${key} call`,
  ]);
});
