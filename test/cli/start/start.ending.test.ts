import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { cli, folderWith } from '../support/cli';
import { CommandHere, RunningCommand, type Command } from '../support/runCommand';

// How a server ends: with its parent, by `stop`, and when its terminal is closed.

const folder = folderWith({
  'order.asl.json': { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } },
  'wrong.asl.json': { StartAt: 'Nowhere', States: { Done: { Type: 'Succeed' } } },
});
const running: Command[] = [];

afterEach(async () => {
  for (const command of running.splice(0)) await command.end('SIGKILL');
});

function start(...args: readonly string[]): RunningCommand {
  const command = new RunningCommand(['start', '--port', '0', ...args]);
  running.push(command);
  return command;
}

async function urlOf(command: Command): Promise<string> {
  return /ready at (\S+)/.exec(await command.firstLine())![1]!;
}

function isThere(url: string): Promise<boolean> {
  return fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** What a server in the background has printed. */
function removeOutput(told: string): void {
  fs.rmSync(/it prints to (.*)$/m.exec(told)![1]!, { recursive: true });
}

// Windows has no signals.
const onPosix = process.platform === 'win32' ? test.skip : test;

onPosix('a terminal that is closed ends it as Ctrl-C does, however often it says so', async () => {
  const command = start();
  await command.until(/Starting server/);
  command.process.kill('SIGHUP');
  command.process.kill('SIGHUP');
  expect(await command.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
});

describe('--parent-pid', () => {
  test('ends with that process, though it is killed', async () => {
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const command = start('--parent-pid', String(parent.pid));
    await command.until(/Starting server/);
    parent.kill('SIGKILL');
    expect(await command.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
  });

  test('a process that does not run', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    expect(await new CommandHere(['start', '--port', '0', '--parent-pid', String(pid)]).ended).toEqual({
      code: 2,
      signal: null,
      stdout: '',
      stderr: `stepmill: --parent-pid ${pid}: no such process runs on this machine.\n`,
    });
  });

  test('what is no id of a process', async () => {
    expect(await cli(['start', '--parent-pid', 'me'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Write a whole number of at least 1.'),
    });
  });
});

describe('--wait and stop', () => {
  test('the server goes on when the command has returned, until it is stopped', async () => {
    const file = path.join(folder, 'order.asl.json');
    const { code, stdout, stderr } = await start('--wait', file).ended;
    const [, url, pid] = /^STEPMILL_URL=(\S+)\nSTEPMILL_PID=(\d+)\n/.exec(stdout)!;
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout:
        `STEPMILL_URL=${url}\nSTEPMILL_PID=${pid}\nAWS_ENDPOINT_URL_SFN=${url}\n` +
        'AWS_REGION=us-east-1\nAWS_DEFAULT_REGION=us-east-1\n',
    });
    expect(stderr).toMatch(
      new RegExp(`^note: process ${pid} serves at ${url} until 'npx stepmill stop'; it prints to /.*\n$`),
    );
    expect(await isThere(url!)).toBe(true);
    expect(await new RunningCommand(['stop'], { STEPMILL_URL: url }).ended).toEqual({
      code: 0,
      signal: null,
      stdout: '',
      stderr: '',
    });
    expect(await isThere(url!)).toBe(false);
    removeOutput(stderr);
  });

  test('it ends with its parent, too', async () => {
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const { stdout, stderr } = await start('--wait', '--parent-pid', String(parent.pid)).ended;
    const [, url] = /^STEPMILL_URL=(\S+)/.exec(stdout)!;
    expect(await isThere(url!)).toBe(true);
    parent.kill('SIGKILL');
    while (await isThere(url!));
    removeOutput(stderr);
  });

  test('a server that cannot start fails the command, which says why', async () => {
    const { code, stdout, stderr } = await start('--wait', path.join(folder, 'wrong.asl.json')).ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^stepmill: 'wrong' cannot run: its definition is wrong\./);
  });

  test('stop: nobody is there', async () => {
    const taken = net.createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as net.AddressInfo;
    taken.close();
    await once(taken, 'close');
    expect(await cli(['stop', '--port', String(port)])).toEqual({
      code: 1,
      stdout: '',
      stderr: `stepmill: no server responds at http://127.0.0.1:${port}.\n`,
    });
    expect(await cli(['stop', '--url', 'localhost'])).toEqual({
      code: 2,
      stdout: '',
      stderr: "stepmill: --url must be a URL like http://127.0.0.1:8083, not 'localhost'.\n",
    });
  });

  test('stop needs the rights of the control API: the page of another site has none', async () => {
    const command = start();
    const url = await urlOf(command);
    const stop = `${url}/_stepmill/v1/stop`;
    const page = await fetch(stop, { method: 'POST', headers: { Origin: 'https://example.com' } });
    expect(page.status).toBe(403);
    expect((await fetch(stop)).status).toBe(404);
    expect(await isThere(url)).toBe(true);
    const answered = await fetch(stop, { method: 'POST' });
    expect([answered.status, await answered.json()]).toEqual([200, {}]);
    expect(await command.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
  });
});
