import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createService } from '../../../../src/emulator/service/createService';
import { historyInside } from '../../../../src/emulator/service/inspect';
import type { Service } from '../../../../src/emulator/service/Service';

const definition = {
  QueryLanguage: 'JSONata',
  StartAt: 'Init',
  States: {
    Init: { Type: 'Pass', Assign: { total: '{% $states.input.total %}' }, Next: 'Each' },
    Each: {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Pause',
        States: {
          Pause: { Type: 'Wait', Seconds: 10, Next: 'Child' },
          Child: { Type: 'Pass', Output: '{% $states.context.StateMachine %}', End: true },
        },
      },
      Next: 'Wait',
    },
    Wait: { Type: 'Wait', Seconds: 10, Next: 'Done' },
    Done: { Type: 'Pass', Output: '{% [$total, $states.input, $states.context.Execution.Input] %}', Next: 'More' },
    More: { Type: 'Fail' },
  },
};

test('a running part is resumed after a restart, with its variables, its context and its end', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-parts-'));
  const open = (): Service => {
    const service = createService({ time: 'manual', startTime: '2030-01-01T00:00:00Z', seed: 7, data: { folder } });
    service.goOn();
    return service;
  };
  const first = open();
  const machine = {
    name: 'M',
    roleArn: 'arn:aws:iam::123456789012:role/r',
    definition: JSON.stringify(definition),
  };
  const { stateMachineArn } = (await first.call('CreateStateMachine', machine)) as { stateMachineArn: string };
  const started = (await first.startPart(
    'client',
    { stateMachineArn, name: 'part', input: '[{"n":1.5}]' },
    { from: 'Wait', until: 'Done', variables: { total: 5 }, context: { Execution: { Input: { whole: true } } } },
  )) as { executionArn: string };
  const child = (await first.startPart(
    'client',
    { stateMachineArn, name: 'child', input: '[1]' },
    { from: 'Each[0]/Pause' },
  )) as { executionArn: string };
  expect(child.executionArn).toMatch(/:execution:M\/[0-9a-f-]{36}:child$/);
  first.abandon();

  const second = open();
  second.advance(10_000);
  await second.quiet();
  const describe = (executionArn: string): unknown => second.call('DescribeExecution', { executionArn });
  expect(describe(started.executionArn)).toMatchObject({
    status: 'SUCCEEDED',
    input: '{"whole":true}',
    output: '[5,{"n":1.5},{"whole":true}]',
  });
  expect(historyInside(second, started.executionArn).map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'WaitStateEntered',
    'WaitStateExited',
    'PassStateEntered',
    'PassStateExited',
    'ExecutionSucceeded',
  ]);
  expect(describe(child.executionArn)).toMatchObject({
    status: 'SUCCEEDED',
    output: JSON.stringify({
      Id: child.executionArn.replace(':execution:', ':stateMachine:').replace(/:child$/, ''),
      Name: 'M',
    }),
  });
  second.abandon();
  fs.rmSync(folder, { recursive: true });
});
