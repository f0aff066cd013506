import { machineNeeds } from '../../../../src/services/iam/actions/machineNeeds';
import type { JsonObject } from '../../../../src/util/json';

const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Order';

function needs(states: JsonObject): readonly string[] {
  return machineNeeds({ definition: { StartAt: 'A', States: states }, stateMachineArn }).map(
    ({ state, action, resources, when, doubt }) =>
      `${state!} ${action} ${resources.join(' ')} ${when}${doubt === undefined ? '' : '?'}`,
  );
}

const pass = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };

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

test('without a label and a bucket, run time decides', () => {
  const processor = { ...pass, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };
  const ResultWriter = { Resource: 'arn:aws:states:::s3:putObject', Parameters: { 'Bucket.$': '$.bucket' } };
  const found = needs({ A: { Type: 'Map', ItemProcessor: processor, ResultWriter, End: true } });
  expect(found.slice(3, 5)).toEqual([
    'A states:RedriveExecution arn:aws:states:us-east-1:123456789012:execution:Order/*:* follow?',
    'A s3:PutObject * call',
  ]);
});
