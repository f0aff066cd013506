import { lambda, mock } from '../../../../src/tasks/mocking/scripts';
import { mockConfigOf } from '../../../../src/insight/recordings/export/mockConfigOf';
import { Stepmill } from '../../../../src/harness/Stepmill';
import { call, recordScene } from '../support/record';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import '../../../harness/support/features';

const order = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemsPath: '$.items',
      MaxConcurrency: 1,
      ItemProcessor: {
        StartAt: 'Do',
        States: { Do: call('do', { OutputPath: '$.Payload', Retry: [{ ErrorEquals: ['Busy'] }], End: true }) },
      },
      ResultPath: '$.done',
      Next: 'Ship',
    },
    Ship: call('ship', { TimeoutSeconds: 5, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }], End: true }),
    Sorry: { Type: 'Pass', End: true },
  },
};
const input = { items: [{ n: 1 }, { n: 2 }, { n: 3 }] };

test('answers by the number of the invocation, equal ones joined, and the file does what was recorded', async () => {
  const happy = await recordScene(order, {
    input,
    scripts: [lambda('do').returns('a').times(1).fails('Busy').times(2).returns('b'), lambda('ship').returns({ p: 1 })],
  });
  const silent = await recordScene(order, { input, scripts: [lambda('do').returns('a'), mock('Ship').timesOut()] });
  const config = mockConfigOf([
    { name: 'happy', recording: happy },
    { name: 'silent', recording: silent },
  ]);
  const returned = (Payload: string): object => ({ Return: expect.objectContaining({ Payload }) as object });
  expect(config).toEqual({
    StateMachines: {
      Order: {
        TestCases: {
          happy: { Do: 'happy.Do', Ship: 'happy.Ship' },
          silent: { Do: 'silent.Do', Ship: 'silent.Ship' },
        },
      },
    },
    MockedResponses: {
      'happy.Do': {
        0: returned('a'),
        '1-2': { Throw: { Error: 'Busy', Cause: expect.any(String) as string } },
        3: returned('b'),
        4: returned('b'),
      },
      'happy.Ship': { 0: { Return: expect.objectContaining({ Payload: { p: 1 } }) as object } },
      'silent.Do': { 0: returned('a'), 1: returned('a'), 2: returned('a') },
      'silent.Ship': { 0: { Throw: { Error: 'States.Timeout', Cause: '' } } },
    },
  });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mock-config-'));
  const file = path.join(folder, 'mocks.json');
  fs.writeFileSync(file, JSON.stringify(config));
  const sfn = new Stepmill();
  const machine = sfn.stateMachine(order, { name: 'Order' });
  sfn.use(file, 'happy');
  expect((await machine.run(input)).output).toEqual(JSON.parse(happy.execution.description['output'] as string));
  sfn.use(file, 'silent');
  expect((await machine.run(input)).path).toEqual(['Each', 'Ship', 'Sorry']);
  await sfn.close();
  fs.rmSync(folder, { recursive: true });
});

test('what the file cannot say is refused', async () => {
  const twice = await recordScene(order, { input: { items: [] }, scripts: [lambda('ship').returns(1)] });
  const named = { name: 'one', recording: twice };
  expect(() => mockConfigOf([named, named])).toThrow("Two recordings are named 'one'");
  const both = {
    StartAt: 'Both',
    States: {
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Fails', States: { Fails: call('fails', { End: true }) } },
          { StartAt: 'Slow', States: { Slow: call('slow', { End: true }) } },
        ],
        End: true,
      },
    },
  };
  const cut = await recordScene(both, {
    scripts: [mock('Fails').throws('Bad').after(2), mock('Slow').returns(1).after(9)],
  });
  expect(() => mockConfigOf([{ name: 'cut', recording: cut }])).toThrow(
    "Task 'Slow' of one was aborted: a MockConfigFile cannot leave a task without an answer. A test can: --test.",
  );
});
