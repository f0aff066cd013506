import { isInstalled, runClient } from './support/runClient';

const prefix = 'arn:aws:states:us-east-1:123456789012';
const definition = '{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":3600,"End":true}}}';
const testIf = isInstalled('aws', ['--version'], 'the AWS CLI') ? test : test.skip;

testIf(
  'the AWS CLI creates, starts, describes, stops and reads the history',
  () =>
    runClient(async (run) => {
      const aws = async (...args: string[]): Promise<any> => {
        return JSON.parse(await run('aws', ['stepfunctions', ...args, '--output', 'json']));
      };
      const role = 'arn:aws:iam::123456789012:role/r';
      const created = await aws('create-state-machine', '--name', 'M', '--role-arn', role, '--definition', definition);
      expect(created).toEqual({ stateMachineArn: `${prefix}:stateMachine:M`, creationDate: expect.anything() });
      const started = await aws(
        ...['start-execution', '--state-machine-arn', created.stateMachineArn, '--name', 'x', '--input', '{"a":1}'],
      );
      const executionArn = `${prefix}:execution:M:x`;
      expect(started).toEqual({ executionArn, startDate: expect.anything() });
      expect(await aws('describe-execution', '--execution-arn', executionArn)).toMatchObject({ status: 'RUNNING' });
      expect(await aws('stop-execution', '--execution-arn', executionArn, '--error', 'E')).toEqual({
        stopDate: expect.anything(),
      });
      const { events } = await aws('get-execution-history', '--execution-arn', executionArn, '--page-size', '2');
      expect(events.map(({ type }: { type: string }) => type)).toEqual([
        'ExecutionStarted',
        'WaitStateEntered',
        'ExecutionAborted',
      ]);
      await expect(aws('describe-execution', '--execution-arn', 'x')).rejects.toThrow(
        "An error occurred (InvalidArn) when calling the DescribeExecution operation: Invalid Arn: 'Invalid ARN prefix: x'",
      );
    }),
  60_000,
);
