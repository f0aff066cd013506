import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
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
    // A copy, as a wheel is made beside it.
    fs.cpSync(path.dirname(madeExecutable()), folder, { recursive: true });
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

  // A server that stops still writes compiled code.
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 }));

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

  test('is ready for its first answer soon', async () => {
    const ms: number[] = [];
    for (let round = 0; round < 5; round += 1) ms.push(await msToFirstAnswer());
    // A figure to read, no limit: other tests run beside this one.
    console.log(`first answer of the program in one file: ${ms.map(Math.round).join(', ')} ms`);
    expect(fs.readdirSync(path.join(unpackedFolder(), 'compiled'))).not.toEqual([]);
  });

  /** From the start of a server to its answer to a request. */
  async function msToFirstAnswer(): Promise<number> {
    const port = await freePort();
    const startedMs = performance.now();
    const server = spawn(program, ['start', '--port', String(port)], {
      cwd: bin,
      env: { PATH: bin, STEPMILL_CACHE: cache },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => server.once('exit', resolve));
    try {
      while (!(await isHealthy(port))) await pause(2);
      return performance.now() - startedMs;
    } finally {
      server.kill();
      await ended;
    }
  }

  test('lists what is in it', () => {
    const { bomFormat, metadata, components, dependencies } = JSON.parse(
      fs.readFileSync(path.join(path.dirname(madeExecutable()), 'stepmill.cdx.json'), 'utf8'),
    );
    expect([bomFormat, metadata.component.name]).toEqual(['CycloneDX', 'stepmill']);
    const named = components.map((one: { name: string }) => one.name).sort();
    expect([...new Set(named)]).toEqual([...unpackedPackages(), 'node'].sort());
    expect(dependencies.find(({ ref }: { ref: string }) => ref === metadata.component['bom-ref']).dependsOn).toEqual(
      expect.arrayContaining([expect.stringMatching(/^node@24\./), expect.stringMatching(/^express@/)]),
    );
  });

  function unpackedFolder(): string {
    return path.join(cache, fs.readdirSync(cache)[0]!);
  }

  /** The packages that the program unpacks, but for its own. */
  function unpackedPackages(): readonly string[] {
    const found = new Set<string>();
    const look = (modules: string): void => {
      for (const name of fs.readdirSync(modules)) {
        if (name.startsWith('@'))
          for (const inner of fs.readdirSync(path.join(modules, name))) add(modules, `${name}/${inner}`);
        else add(modules, name);
      }
    };
    const add = (modules: string, name: string): void => {
      if (fs.existsSync(path.join(modules, name, 'package.json'))) found.add(name);
      const inner = path.join(modules, name, 'node_modules');
      if (fs.existsSync(inner)) look(inner);
    };
    look(path.join(unpackedFolder(), 'node_modules'));
    found.delete('stepmill');
    return [...found];
  }

  const packager = findPython('pytest', 'build', 'hatchling', 'venv');
  if (packager === undefined) console.warn('python3 with pytest, build and hatchling is not here: no wheel is built.');
  (packager === undefined ? test.skip : test)('its wheel runs tests where there is no Node', () => {
    const env = { ...process.env, STEPMILL_PYTHON: packager! };
    const wheel = execFileSync(process.execPath, [path.join(root, '.ci/wheel.mjs'), folder], { encoding: 'utf8', env });
    expect(path.basename(wheel)).toMatch(
      /^pytest_stepmill-[\d.]+-py3-none-manylinux_2_28_(?:x86_64|aarch64)\.whl \d{2,3} MiB\n$/,
    );
    const file = wheel.replace(/ \d+ MiB\n$/, '');
    const venv = path.join(folder, 'venv');
    execFileSync(packager!, ['-m', 'venv', '--system-site-packages', venv]);
    const python = path.join(venv, 'bin/python');
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--no-index', '--no-deps', file]);
    const tests = path.join(folder, 'tests');
    fs.mkdirSync(tests);
    fs.writeFileSync(path.join(tests, 'pytest.ini'), '[pytest]\nstepmill_arguments = --lambda py=./ten.handler\n');
    fs.copyFileSync(path.join(folder, 'py.py'), path.join(tests, 'ten.py'));
    fs.writeFileSync(
      path.join(tests, 'test_it.py'),
      `
TASK = {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:py", "End": True}
def test_it(sfn):
    assert sfn.create({"StartAt": "Py", "States": {"Py": TASK}}).run({"n": 2}).output == {"n": 20}
`,
    );
    // pytest-asyncio, if it is installed here, warns of its own options.
    const args = ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', '-p', 'no:asyncio'];
    const { status, stdout, stderr } = spawnSync(python, args, {
      cwd: tests,
      encoding: 'utf8',
      env: { PATH: bin, STEPMILL_CACHE: cache, PYTHONDONTWRITEBYTECODE: '1' },
    });
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^1 passed in /m),
      stderr: '',
    });
  });

  test('ends where no folder can be made', () => {
    const { status, stderr } = run(['--version'], { STEPMILL_CACHE: '/proc/cache' });
    expect(status).toBe(2);
    expect(stderr).toMatch(/\n\/proc\/cache\/stepmill-\w+: ENOENT: /);
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

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function isHealthy(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}
