import path from 'node:path';
import { folderWith } from '../support/cli';
import { CommandHere } from '../support/runCommand';

const folder = folderWith({
  'template.yaml': [
    'Transform: AWS::Serverless-2016-10-31',
    'Resources:',
    '  Report:',
    '    Type: AWS::Serverless::StateMachine',
    '    Properties:',
    '      Name: Report',
    '      Definition: { StartAt: P, States: { P: { Type: Pass, End: true } } }',
    '      Events:',
    '        Nightly:',
    '          Type: ScheduleV2',
    "          Properties: { Name: Nightly, ScheduleExpression: 'cron(0 2 * * ? *)', ScheduleExpressionTimezone: Europe/Berlin, Input: '{}' }",
    '        Minutely:',
    '          Type: Schedule',
    "          Properties: { Name: Minutely, Schedule: rate(1 minute), Input: '{}' }",
    '        Paused:',
    '          Type: ScheduleV2',
    "          Properties: { Name: Paused, ScheduleExpression: rate(1 day), State: DISABLED, Input: '{}' }",
    '',
  ].join('\n'),
});

const ended: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

/** What the command prints about schedules, with times as T, and how often it has fired one. */
async function start(...args: readonly string[]): Promise<{ printed: string[]; fired(): Promise<number> }> {
  const command = new CommandHere(['start', path.join(folder, 'template.yaml'), '--port', '0', '--no-watch', ...args]);
  ended.push(() => command.end());
  const text = await command.until(/\nJavaScript\n/);
  const [url] = /http:\/\/[\w.:]+/.exec(text)!;
  const lines = text.slice(text.indexOf('\nSchedules'), text.indexOf('\nJavaScript')).trim().split('\n');
  return {
    printed: lines.map((line) => line.replace(/\d{4}-\S+Z/, 'T')),
    async fired() {
      const response = await fetch(`${url}/_stepmill/v1/schedules/Minutely/fired`);
      return ((await response.json()) as { fired: unknown[] }).fired.length;
    },
  };
}

test('prints what will fire when, and fires it in time', async () => {
  const server = await start('--time', 'scale:20000');
  expect(server.printed).toEqual([
    'Schedules, which fire in time (--no-schedules: by hand only)',
    '  Minutely  rate(1 minute)                   next T',
    '  Nightly   cron(0 2 * * ? *) Europe/Berlin  next T',
    '  Paused    rate(1 day)                      disabled',
  ]);
  while ((await server.fired()) < 3) await new Promise((resolve) => setTimeout(resolve, 1));
});

test('--no-schedules leaves firing by hand', async () => {
  const server = await start('--time', 'scale:20000', '--no-schedules');
  expect(server.printed).toEqual([
    'Schedules, which fire by hand only',
    '  Minutely  rate(1 minute)                   would fire at T',
    '  Nightly   cron(0 2 * * ? *) Europe/Berlin  would fire at T',
    '  Paused    rate(1 day)                      disabled',
  ]);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(await server.fired()).toBe(0);
});

test('where time skips, they fire when it is advanced', async () => {
  const { printed } = await start('--time', 'skip');
  expect(printed[0]).toBe('Schedules, which fire when time is advanced (--no-schedules: by hand only)');
});
