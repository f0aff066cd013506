import path from 'node:path';
import { cli, folderWith, lines } from '../support/cli';

const files = folderWith({
  'job.asl.json': {
    StartAt: 'Work',
    States: {
      Work: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:work', Next: 'Pause' },
      Pause: { Type: 'Wait', Seconds: 3, Next: 'Done' },
      Done: { Type: 'Succeed' },
    },
  },
  'day.asl.json': { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 86400, End: true } } },
});
const job = path.join(files, 'job.asl.json');

test('STANDARD beside EXPRESS, number of executions, with what it stands on', async () => {
  expect(await cli(['cost', job, '--executions', '1000000'])).toEqual({
    code: 0,
    stderr: '',
    stdout: lines(
      '1,000,000 executions (the machine is STANDARD):',
      '',
      'Work → Pause → Done',
      '  STANDARD  $100.00  (4 transitions each)',
      '  EXPRESS   $5.17  (4s at 64 MB each)',
      '',
      'Assumed: a Task takes 1s, data are small. Retries, nested executions and the services that tasks call are not included.',
      'Prices: https://aws.amazon.com/step-functions/pricing/, as of 2026-03, STANDARD and EXPRESS in us-east-1, without the free tier.',
    ),
  });
});

test('other regions, where the price is known; five minutes of Express', async () => {
  const { stdout } = await cli(['cost', job, '--region', 'sa-east-1', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    region: 'sa-east-1',
    paths: [{ standard: { transitions: 4, dollars: 0.00015 } }],
  });
  // Where the price is not known, none of another region stands in for it.
  expect((JSON.parse(stdout) as { paths: object[] }).paths[0]).not.toHaveProperty('express');
  expect((await cli(['cost', job, '--region', 'sa-east-1'])).stdout).toContain(
    '  EXPRESS   its price in sa-east-1 is not known here: see the page below\n',
  );
  expect((await cli(['cost', path.join(files, 'day.asl.json')])).stdout).toContain('  EXPRESS   not possible');
});

test.each([
  [['--region', 'mars-1'], "The price of a state transition in 'mars-1' is not known here. Known: us-east-1,"],
  [['--task-seconds', 'long'], '--task-seconds must be a number of seconds.'],
  [['--items', '0'], 'Write a whole number of at least 1.'],
])('%j is refused', async (args, message) => {
  const { code, stderr } = await cli(['cost', job, ...args]);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});
