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

const pass = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };

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

test('an inline Map needs nothing of its own', () => {
  expect(needs({ A: { Type: 'Map', ItemProcessor: pass, End: true } })).toEqual([]);
});

test('a Distributed Map starts its own machine, reads items and writes results', () => {
  const map = {
    Type: 'Map',
    Label: 'Items',
    ItemProcessor: { ...pass, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' } },
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'CSV' },
      Parameters: { Bucket: 'in', 'Key.$': '$.key' },
    },
    ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'out', Prefix: 'results' } },
    End: true,
  };
  const executions = 'arn:aws:states:us-east-1:123456789012:execution:Order';
  expect(needs({ A: map })).toEqual([
    `A states:StartExecution ${stateMachineArn} call`,
    `A states:DescribeExecution ${executions}:* follow?`,
    `A states:StopExecution ${executions}:* follow?`,
    `A states:RedriveExecution ${executions}/Items:* follow?`,
    'A s3:GetObject arn:aws:s3:::in/* call',
    'A s3:PutObject arn:aws:s3:::out/results/* call',
    'A s3:GetObject arn:aws:s3:::out/results/* call',
    'A s3:ListMultipartUploadParts arn:aws:s3:::out/results/* call',
    'A s3:AbortMultipartUpload arn:aws:s3:::out/results/* call',
  ]);
});

test('a reader that lists a bucket needs the bucket, and a manifest also the files that it lists', () => {
  const map = (reader: JsonObject): JsonObject => ({
    A: {
      Type: 'Map',
      ItemProcessor: { ...pass, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
      ItemReader: reader,
      End: true,
    },
  });
  const Resource = 'arn:aws:states:::s3:listObjectsV2';
  const Parameters = { Bucket: 'in', Prefix: 'a/' };
  const s3 = (states: JsonObject): readonly string[] => needs(states).filter((need) => need.includes('s3:'));
  expect(s3(map({ Resource, Parameters }))).toEqual(['A s3:ListBucket arn:aws:s3:::in call']);
  expect(s3(map({ Resource, Parameters, ReaderConfig: { Transformation: 'LOAD_AND_FLATTEN' } }))).toEqual([
    'A s3:ListBucket arn:aws:s3:::in call',
    'A s3:GetObject arn:aws:s3:::in/a/* call',
  ]);
  const manifest = { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'in', Key: 'm.json' } };
  expect(s3(map({ ...manifest, ReaderConfig: { InputType: 'MANIFEST' } }))).toEqual([
    'A s3:GetObject arn:aws:s3:::in/m.json call',
    'A s3:GetObject * call',
  ]);
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
