import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findPython } from '../clients/support/installed';
import { madeExecutable, node24 } from './support/madeExecutable';
import { root } from './support/run';

// The program in one file for arm64, which QEMU runs with Debian's libraries for it. What starts the program a second time, as
// a server in the background does, cannot be tried: the kernel would have to know of QEMU.

const libraries = '/usr/aarch64-linux-gnu';
const missing = [
  spawnSync('qemu-aarch64', ['--version']).status === 0 ? [] : 'qemu-aarch64',
  fs.existsSync(`${libraries}/lib/libstdc++.so.6`) ? [] : 'libstdc++6-arm64-cross',
  fs.existsSync(path.join(root, 'node_modules/.cache/nodes/linux-arm64')) ? [] : 'Node for it (node .ci/nodes.mjs)',
  fs.existsSync(node24) ? [] : 'Node 24',
].flat();
if (missing.length > 0) console.warn(`The program for arm64 is not run. Not here: ${missing.join(', ')}.`);
const describeHere: jest.Describe = missing.length === 0 ? describe : describe.skip;

jest.setTimeout(300_000);

describeHere('the program in one file for arm64', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-arm64-'));
  const options = { cwd: folder, env: { PATH: process.env['PATH'], STEPMILL_CACHE: path.join(folder, 'cache') } };
  const python = findPython();
  let emulated: readonly string[];

  beforeAll(() => {
    emulated = ['-L', libraries, madeExecutable('linux-arm64')];
    fs.writeFileSync(path.join(folder, 'js.js'), 'exports.handler = async () => ({ arch: process.arch });');
    fs.writeFileSync(
      path.join(folder, 'py.py'),
      'def handler(event, context):\n    return {**event, "python": True}\n',
    );
    const task = (name: string): object => ({
      Type: 'Task',
      Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
    });
    const Py = python === undefined ? { Type: 'Succeed' } : { ...task('py'), End: true };
    const definition = { StartAt: 'Js', States: { Js: { ...task('js'), Next: 'Py' }, Py } };
    fs.writeFileSync(path.join(folder, 'order.asl.json'), JSON.stringify(definition));
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 }));

  const handlers = ['--lambda', 'js=./js.handler', '--lambda', 'py=./py.handler'];

  test('runs handlers in JavaScript and Python', () => {
    const args = [...emulated, 'run', 'order.asl.json', '--json', ...handlers];
    const { status, stdout, stderr } = spawnSync('qemu-aarch64', args, { ...options, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'SUCCEEDED',
      output: { arch: 'arm64', ...(python !== undefined && { python: true }) },
    });
  });

  test('serves its API and the console, and ends by SIGTERM', async () => {
    const args = [...emulated, 'start', 'order.asl.json', '--port', '0', ...handlers];
    const server = spawn('qemu-aarch64', args, { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(server, 'exit');
    let printed = '';
    const url = await new Promise<string>((resolve) => {
      server.stdout.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        const [, found] = /^Stepmill is ready at (http:\S+) /m.exec(printed) ?? [];
        if (found !== undefined) resolve(found);
      });
    });
    expect(await (await fetch(url)).text()).toContain('<!doctype html>');
    server.kill();
    expect(await ended).toEqual([0, null]);
  });

  const packager = findPython('build', 'hatchling');
  if (packager === undefined)
    console.warn('python3 with build and hatchling is not here: no wheel for arm64 is built.');
  (packager === undefined ? test.skip : test)('its wheel is for arm64, and has the program', () => {
    const program = path.join(folder, 'stepmill');
    fs.copyFileSync(madeExecutable('linux-arm64'), program);
    const env = { ...process.env, STEPMILL_PYTHON: packager! };
    const printed = execFileSync(process.execPath, [path.join(root, '.ci/wheel.mjs'), folder], {
      encoding: 'utf8',
      env,
    });
    const [, wheel] = /^(.*) \d+ MiB\n$/.exec(printed)!;
    expect(path.basename(wheel!)).toMatch(/^pytest_stepmill-[\d.]+-py3-none-manylinux_2_28_aarch64\.whl$/);
    const code =
      'import sys, zipfile; sys.exit(zipfile.ZipFile(sys.argv[1]).read("pytest_stepmill/bin/stepmill") != open(sys.argv[2], "rb").read())';
    expect(spawnSync(packager!, ['-c', code, wheel!, program]).status).toBe(0);
  });
});
