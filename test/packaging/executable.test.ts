import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findPython } from '../clients/support/installed';
import { madeExecutable, node24 } from './support/madeExecutable';
import { root } from './support/run';

// The program in one file, where no Node is in the path.

const isHere = process.platform === 'linux' && fs.existsSync(node24);
if (!isHere) console.warn('Node 24 (node .ci/nodes.mjs) for Linux is not here: the program in one file is not built.');
const describeHere: jest.Describe = isHere ? describe : describe.skip;

jest.setTimeout(300_000);

describeHere('the program in one file', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-executable-'));
  const program = path.join(folder, 'stepmill');
  const bin = path.join(folder, 'bin');
  const cache = path.join(folder, 'cache');

  beforeAll(() => {
    fs.symlinkSync(madeExecutable(), program);
    fs.mkdirSync(bin);
    fs.symlinkSync('/bin/sh', path.join(bin, 'sh'));
    const python = findPython();
    if (python !== undefined) fs.symlinkSync(python, path.join(bin, 'python3'));
    fs.writeFileSync(
      path.join(folder, 'js.js'),
      'exports.handler = async ({ n }) => ({ n: n + 1, node: process.version });',
    );
    fs.writeFileSync(path.join(folder, 'py.py'), 'def handler(event, context):\n    return {"n": event["n"] * 10}\n');
    const task = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
    const definition = {
      StartAt: 'Js',
      States: {
        Js: { Type: 'Task', Resource: task('js'), Next: 'Py' },
        Py: { Type: 'Task', Resource: task('py'), End: true },
      },
    };
    fs.writeFileSync(path.join(folder, 'order.asl.json'), JSON.stringify(definition));
  });

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  function run(args: readonly string[], environment: NodeJS.ProcessEnv = { STEPMILL_CACHE: cache }) {
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: bin, ...environment },
    });
    return { status, stdout, stderr };
  }

  const functions = ['--lambda', 'js=./js.handler', '--lambda', 'py=./py.handler'];

  test('tells its version, from files that it unpacks once', () => {
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    expect(run(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
    const [unpacked, ...others] = fs.readdirSync(cache);
    expect(others).toEqual([]);
    const written = fs.statSync(path.join(cache, unpacked!)).mtimeMs;
    expect(run(['--version']).status).toBe(0);
    expect(fs.statSync(path.join(cache, unpacked!)).mtimeMs).toBe(written);
  });

  test('runs handlers in JavaScript and Python', () => {
    const { status, stdout } = run(['run', 'order.asl.json', '--input', '{"n":1}', '--json', ...functions]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'SUCCEEDED', output: { n: 20 } });
  });

  test('reads a definition in YAML', () => {
    fs.writeFileSync(
      path.join(folder, 'wait.asl.yaml'),
      'StartAt: Wait\nStates: { Wait: { Type: Wait, Seconds: 60, End: true } }\n',
    );
    const { status, stdout } = run(['run', 'wait.asl.yaml', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('serves in the background with its console, and stops', async () => {
    const started = run([
      'start',
      'order.asl.json',
      '--port',
      '0',
      '--wait',
      '--parent-pid',
      String(process.pid),
      ...functions,
    ]);
    const [, url] = /^STEPMILL_URL=(\S+)/m.exec(started.stdout)!;
    expect(await (await fetch(url!)).text()).toContain('<!doctype html>');
    expect(run(['stop', '--url', url!]).status).toBe(0);
  });

  test('takes the folder for temporary files where the cache cannot be written', () => {
    const temporary = path.join(folder, 'tmp');
    fs.mkdirSync(temporary);
    expect(run(['--version'], { HOME: '/dev/null', TMPDIR: temporary }).status).toBe(0);
    expect(fs.readdirSync(temporary)).toEqual([expect.stringMatching(/^stepmill-of-\d+$/)]);
  });

  test('says that it needs a folder, and does not run files that others can write', () => {
    expect(run(['--version'], { STEPMILL_CACHE: '/dev/null/cache' })).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /^stepmill: a folder is needed in which it can unpack its files\. Set STEPMILL_CACHE\./,
      ),
    });
    const [unpacked] = fs.readdirSync(cache);
    fs.chmodSync(path.join(cache, unpacked!), 0o777);
    expect(run(['--version']).stderr).toMatch(/can be written by others/);
    fs.chmodSync(path.join(cache, unpacked!), 0o755);
  });
});
