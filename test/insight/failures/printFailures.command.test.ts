import path from 'node:path';
import { cli, folderWith, lines } from '../../cli/support/cli';

const files = folderWith({
  'order.asl.json': JSON.stringify(
    {
      StartAt: 'Charge',
      States: {
        Charge: {
          Type: 'Task',
          Resource: 'arn:aws:lambda:us-east-1:123456789012:function:charge',
          Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 2 }],
          Catch: [
            { ErrorEquals: ['Card.Declined'], Next: 'Refund' },
            { ErrorEquals: ['States.HeartbeatTimeout'], Next: 'Refund' },
          ],
          End: true,
        },
        Refund: { Type: 'Pass', End: true },
      },
    },
    null,
    2,
  ),
  'idle.asl.json': { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } },
});
const order = path.join(files, 'order.asl.json');

test('what each failure leads to, and what nothing reaches, with its line', async () => {
  expect(await cli(['failures', order])).toEqual({
    code: 0,
    stderr: '',
    stdout: lines(
      'Charge',
      '  Busy, until its last attempt: continues as usual (2 attempts more by Retry 0, 3s, 3 transitions)',
      '  Busy, after its last attempt: the execution fails (2 attempts more by Retry 0, 3s, 3 transitions)',
      '  Card.Declined: Catch 0 → Refund (2 transitions)',
      '  an error that no clause names: the execution fails (1 transition)',
      '',
      'Nothing reaches:',
      `  ${order}:22:9  Charge: Catch 1 (States.HeartbeatTimeout: the state has no HeartbeatSeconds)`,
    ),
  });
});

test('print JSON', async () => {
  const { failures, unreachable } = JSON.parse((await cli(['failures', order, '--json'])).stdout) as {
    failures: object[];
    unreachable: object[];
  };
  expect(failures[2]).toEqual({
    name: 'Charge: Card.Declined',
    state: 'Charge',
    error: 'Card.Declined',
    kind: 'error',
    times: 1,
    leadsTo: { retries: 0, waitSeconds: 0, end: 'caught', catcher: 0, next: 'Refund' },
    outside: [],
    transitions: 2,
    dollars: 0.00005,
    after: [],
  });
  expect(unreachable).toEqual([
    {
      state: 'Charge',
      clause: 'Catch',
      index: 1,
      pointer: '/States/Charge/Catch/1',
      reason: 'States.HeartbeatTimeout: the state has no HeartbeatSeconds',
      at: { file: order, line: 22, column: 9 },
    },
  ]);
});

test('a machine without tasks, a file and a name that there are not', async () => {
  expect((await cli(['failures', path.join(files, 'idle.asl.json')])).stdout).toBe('It has no task that could fail.\n');
  expect((await cli(['failures', path.join(files, 'none.json')])).code).toBe(2);
  expect((await cli(['failures', order, 'Ordr'])).stderr).toMatch(/There is no state machine 'Ordr' in these files/);
});
