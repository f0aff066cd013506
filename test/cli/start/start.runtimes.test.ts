import fs from 'node:fs';
import path from 'node:path';
import { isAlive, describePython, until } from '../../tasks/integrations/lambda/support/RuntimeProject';
import { folderWith } from '../support/cli';
import { RunningCommand } from '../support/runCommand';

const task = (name: string) => ({
  StartAt: 'Work',
  States: { Work: { Type: 'Task', Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`, End: true } },
});
const each = {
  StartAt: 'Each',
  States: {
    Each: { Type: 'Map', ItemProcessor: task('work'), End: true },
  },
};
const handler = `
import os, sys, time, subprocess
def handler(event, context):
    how = event.get("how")
    if how == "crash":
        os.abort()
    if how == "hang":
        time.sleep(1000)
    if how == "garbage":
        os.write(1, b"\\xff\\x00\\r\\n" * 1000)
        return float("nan")
    if how == "fork":
        # In a session of its own, out of the group.
        child = subprocess.Popen(["sleep", "1000"], start_new_session=True)
        return [os.getpid(), child.pid]
    if how == "much":
        line = b"x" * 1023 + b"\\n"
        for _ in range(16 * 1024):
            os.write(1, line * 16)
        return "printed"
    return event["n"]
`;
const folder = folderWith({
  'work.asl.json': task('work'),
  'each.asl.json': each,
  'sibling.asl.json': task('sibling'),
  'work.py': handler,
  'sibling.py': 'def handler(event, context): return "well"',
  '.env': 'OWN=one\n',
});

let command: RunningCommand;
let url: string;

async function start(...args: string[]): Promise<void> {
  command = new RunningCommand(['start', '--port', '0', '--time', 'skip', ...args]);
  url = (await command.until(/ready at (http:\S+)/)).match(/ready at (http:\S+)/)![1]!;
}

async function call(operation: string, input: object): Promise<any> {
  const headers = { 'x-amz-target': `AWSStepFunctions.${operation}`, 'content-type': 'application/x-amz-json-1.0' };
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(input) })).json();
}

/** Runs a machine to its end, with the input. */
async function run(machine: string, input: object): Promise<any> {
  const stateMachineArn = `arn:aws:states:us-east-1:123456789012:stateMachine:${machine}`;
  const { executionArn } = await call('StartExecution', { stateMachineArn, input: JSON.stringify(input) });
  for (;;) {
    const { status, output, error, cause } = await call('DescribeExecution', { executionArn });
    if (status !== 'RUNNING') return { status, output, error, cause };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const files = ['work', 'each', 'sibling'].map((name) => path.join(folder, `${name}.asl.json`));
const functions = ['work', 'sibling'].flatMap((name) => ['--lambda', `${name}=${path.join(folder, name)}.handler`]);

describePython('functions of Python in a server', () => {
  afterEach(() => command.end('SIGKILL'));

  test('whatever a handler does, the server names it and goes on', async () => {
    await start(...files, ...functions, '--lambda-timeout', '3');
    expect(await run('work', { n: 1 })).toEqual({ status: 'SUCCEEDED', output: '1' });
    expect(await run('work', { how: 'crash' })).toEqual({
      status: 'FAILED',
      error: 'Runtime.ExitError',
      cause: expect.stringMatching(
        /^\{"errorType":"Runtime\.ExitError","errorMessage":"RequestId: [-0-9a-f]{36} Error: Runtime exited with error: signal: aborted"\}$/,
      ),
    });
    expect(await run('work', { how: 'garbage' })).toEqual({
      status: 'FAILED',
      error: 'Lambda.Unknown',
      cause: 'The cause could not be determined because Lambda did not return an error type. Returned payload: NaN',
    });
    expect(await run('work', { how: 'hang' })).toMatchObject({
      status: 'FAILED',
      error: 'Sandbox.Timedout',
      cause: expect.stringMatching(/Task timed out after 3\.00 seconds/),
    });
    expect(await run('sibling', {})).toEqual({ status: 'SUCCEEDED', output: '"well"' });
    const { stderr } = await command.end('SIGTERM');
    expect(stderr.split('\n').filter((line) => line.startsWith('stepmill:'))).toEqual([
      "stepmill: Function 'work' has ended its runtime: signal: aborted",
      `stepmill: Function 'work' responds with something other than JSON: "NaN"`,
    ]);
  });

  test('256 MiB of output is neither kept nor shown', async () => {
    await start(...files, ...functions, '--lambda-timeout', '60');
    await run('work', { n: 1 });
    const before = residentMb(command.process.pid!);
    expect(await run('work', { how: 'much' })).toEqual({ status: 'SUCCEEDED', output: '"printed"' });
    const grown = residentMb(command.process.pid!) - before;
    expect(await run('sibling', {})).toEqual({ status: 'SUCCEEDED', output: '"well"' });
    const { stdout, stderr } = await command.end('SIGTERM');
    expect(stderr).toContain(
      "stepmill: Function 'work' prints more than 10 MiB in one invocation; the rest is not shown.\n",
    );
    expect(stdout.length).toBeLessThan(12 * 1024 * 1024);
    expect(grown).toBeLessThan(150);
  });

  test('two hundred invocations side by side, in a bounded number of processes', async () => {
    await start(...files, ...functions, '--lambda-processes', '4');
    const items = Array.from({ length: 200 }, (_, n) => ({ n }));
    expect(await run('each', items)).toEqual({ status: 'SUCCEEDED', output: JSON.stringify(items.map(({ n }) => n)) });
  });

  test.each(['SIGKILL', 'SIGTERM'] as const)(
    'after %s nothing is left, not even what has left its group',
    async (signal) => {
      await start(...files, ...functions);
      const pids = JSON.parse((await run('work', { how: 'fork' })).output) as number[];
      expect(pids.map(isAlive)).toEqual([true, true]);
      await command.end(signal);
      // On Linux alone, those that have left their group are known.
      const [own, child] = pids;
      await until(() => !isAlive(own!) && (process.platform !== 'linux' || !isAlive(child!)));
    },
  );
});

/** Where the system tells it. */
function residentMb(pid: number): number {
  if (process.platform !== 'linux') return 0;
  const match = /^VmRSS:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(match![1]) / 1024;
}
