import { AwsCli } from './support/AwsCli';
import { isAwsCliInstalled, runClient, type ClientRunner } from './support/runClient';

const prefix = 'arn:aws:states:us-east-1:123456789012';
const definition = '{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":3600,"End":true}}}';
const testIf = isAwsCliInstalled() ? test : test.skip;

/** Runs a program of `aws stepfunctions` commands against a server of its own. */
async function runAws(program: (call: AwsCli['call'], run: ClientRunner) => Promise<void>): Promise<void> {
  await runClient(async (run, { url }) => {
    const cli = new AwsCli(url, run);
    try {
      await program((...args) => cli.call('stepfunctions', ...args, '--output', 'json'), run);
    } finally {
      await cli.end();
    }
  });
}

testIf(
  'the AWS CLI creates, starts, describes, stops and reads the history',
  () =>
    runAws(async (call, run) => {
      const aws = async (...args: string[]): Promise<any> => JSON.parse(await call(...args));
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
      // The program itself, whose start the commands above share.
      expect(JSON.parse(await run('aws', ['stepfunctions', 'list-state-machines', '--output', 'json']))).toEqual({
        stateMachines: [{ ...created, creationDate: expect.anything(), name: 'M', type: 'STANDARD' }],
      });
    }),
  60_000,
);

testIf(
  'the AWS CLI walks the whole life of a state machine: versions, an alias that shifts, a failure, a redrive, tags, the end',
  () =>
    runAws(async (call) => {
      const aws = async (
        command: string,
        options: Readonly<Record<string, string>> = {},
        ...more: string[]
      ): Promise<any> => {
        const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
        const printed = await call(command, ...args, ...more);
        return printed.trim() === '' ? {} : JSON.parse(printed);
      };
      const machine = `${prefix}:stateMachine:M`;
      const failing = '{"StartAt":"F","States":{"F":{"Type":"Fail","Error":"E"}}}';
      const role = 'arn:aws:iam::123456789012:role/r';
      await aws('create-state-machine', { name: 'M', 'role-arn': role, definition }, '--publish');
      await aws('update-state-machine', { 'state-machine-arn': machine, definition: failing });
      await aws('publish-state-machine-version', { 'state-machine-arn': machine, description: 'fails' });
      const { stateMachineVersions } = await aws('list-state-machine-versions', { 'state-machine-arn': machine });
      expect(stateMachineVersions.map((one: any) => one.stateMachineVersionArn)).toEqual([
        `${machine}:2`,
        `${machine}:1`,
      ]);

      const to = (version: number): string =>
        JSON.stringify([{ stateMachineVersionArn: `${machine}:${version}`, weight: 100 }]);
      await aws('create-state-machine-alias', { name: 'live', 'routing-configuration': to(1) });
      await aws('start-execution', { 'state-machine-arn': `${machine}:live`, name: 'waits' });
      await aws('update-state-machine-alias', {
        'state-machine-alias-arn': `${machine}:live`,
        'routing-configuration': to(2),
      });
      await aws('start-execution', { 'state-machine-arn': `${machine}:live`, name: 'fails' });
      const executions = { fails: `${prefix}:execution:M:fails`, waits: `${prefix}:execution:M:waits` };
      expect(await aws('describe-execution', { 'execution-arn': executions.fails })).toMatchObject({
        status: 'FAILED',
        error: 'E',
        redriveStatus: 'REDRIVABLE',
        stateMachineVersionArn: `${machine}:2`,
      });
      await aws('redrive-execution', { 'execution-arn': executions.fails });
      const { events } = await aws('get-execution-history', { 'execution-arn': executions.fails });
      expect(events.map(({ type }: { type: string }) => type)).toEqual([
        'ExecutionStarted',
        'FailStateEntered',
        'ExecutionFailed',
        'ExecutionRedriven',
        'ExecutionFailed',
      ]);

      await aws('tag-resource', { 'resource-arn': machine, tags: 'key=team,value=orders' });
      expect(await aws('list-tags-for-resource', { 'resource-arn': machine })).toEqual({
        tags: [{ key: 'team', value: 'orders' }],
      });
      await aws('stop-execution', { 'execution-arn': executions.waits });
      const listed = await aws('list-executions', { 'state-machine-arn': machine, 'page-size': '1' });
      expect(listed.executions.map((one: any) => [one.name, one.status])).toEqual([
        ['fails', 'FAILED'],
        ['waits', 'ABORTED'],
      ]);
      await aws('delete-state-machine-alias', { 'state-machine-alias-arn': `${machine}:live` });
      await aws('delete-state-machine', { 'state-machine-arn': machine });
      expect(await aws('list-state-machines')).toEqual({ stateMachines: [] });
    }),
  240_000,
);
