import { createService } from '../../../src/emulator/service/createService';

test('a redrive keeps the results from before it when the ResultWriter says their form alone', async () => {
  let asked = 0;
  const work = (item: unknown): unknown => {
    if (item === 2 && (asked += 1) === 1) throw new Error('once');
    return item;
  };
  const service = createService({ time: 'manual', handlers: { work } });
  const Resource = 'arn:aws:lambda:us-east-1:123456789012:function:work';
  const definition = JSON.stringify({
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        MaxConcurrency: 1,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'T',
          States: { T: { Type: 'Task', Resource, End: true } },
        },
        ResultWriter: { WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSON' } },
        End: true,
      },
    },
  });
  const roleArn = 'arn:aws:iam::123456789012:role/r';
  const { stateMachineArn } = service.call('CreateStateMachine', { name: 'M', roleArn, definition }) as {
    stateMachineArn: string;
  };
  const { executionArn } = service.call('StartExecution', { stateMachineArn, input: '[1,2,3]' }) as {
    executionArn: string;
  };
  await service.quiet();
  service.call('RedriveExecution', { executionArn });
  await service.quiet();
  expect(service.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'SUCCEEDED', output: '[1,2,3]' });
  service.close();
});
