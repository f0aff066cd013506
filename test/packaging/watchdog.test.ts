import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import manifest from '../../package.json';
import { root } from './support/run';

// A suite that is killed leaves nothing behind: `.ci/watchdog.mjs`, which Jest starts, ends what it had started.

const onPosix = process.platform === 'win32' ? test.skip : test;

/** A stand-in for Jest: it waits for a program without end, which is in a session of its own. */
function startSuite(program: string): ChildProcess {
  const code = `const child = require('node:child_process').spawn('sh', ['-c', ${JSON.stringify(program)}], { detached: true, stdio: 'ignore' });
    console.log(child.pid); setInterval(() => {}, 1000);`;
  return spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'ignore'] });
}

/** A watchdog, and the ids that it has seen. */
function watch(suite: ChildProcess): { saw(id: string): Promise<void>; readonly ended: Promise<string> } {
  const dog = spawn(process.execPath, [path.join(root, '.ci/watchdog.mjs'), String(suite.pid)]);
  let seen = '';
  let told = '';
  dog.stdout.on('data', (chunk: Buffer) => (seen += chunk.toString()));
  dog.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  return {
    async saw(id) {
      while (!seen.split('\n').includes(id)) await once(dog.stdout, 'data');
    },
    ended: once(dog, 'close').then(() => told),
  };
}

function isAlive(id: string): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', id], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

onPosix('a program that spins ends after the suite that is killed, with what it has started', async () => {
  const suite = startSuite('sleep 1000 & while :; do :; done');
  const [printed] = (await once(suite.stdout!, 'data')) as [Buffer];
  const id = printed.toString().trim();
  const dog = watch(suite);
  await dog.saw(id);
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const [, sleep] = new RegExp(`^ *(\\d+) +${id}$`, 'm').exec(stdout)!;
  suite.kill('SIGKILL');
  const told = await dog.ended;
  expect([isAlive(id), isAlive(sleep!)]).toEqual([false, false]);
  expect(told.split('\n').sort()).toEqual([
    '',
    `The tests left sh (process ${id}), which has been ended.`,
    `The tests left sleep (process ${sleep}), which has been ended.`,
  ]);
});

onPosix('a suite that leaves nothing ends without a word', async () => {
  const suite = startSuite('exec sleep 1000');
  const [printed] = (await once(suite.stdout!, 'data')) as [Buffer];
  const id = printed.toString().trim();
  const dog = watch(suite);
  await dog.saw(id);
  process.kill(Number(id), 'SIGKILL');
  suite.kill();
  expect(await dog.ended).toBe('');
});

test('Jest starts the watchdog', () => {
  expect(manifest.jest.globalSetup).toBe('<rootDir>/.ci/globalSetup.cjs');
});

test('a program for which a test waits has a limit, unless the call sets one', () => {
  const script = `
    const childProcess = require('node:child_process');
    for (const name of ['spawnSync', 'execFileSync', 'execSync']) childProcess[name] = (...given) => given;
    require('./.ci/children.cjs');
    console.log(JSON.stringify([
      childProcess.spawnSync('a'), childProcess.spawnSync('a', ['b']), childProcess.spawnSync('a', { cwd: 'c' }),
      childProcess.execFileSync('a', ['b'], { timeout: 5 }), childProcess.execSync('a b', { cwd: 'c' })]));`;
  const { stdout } = spawnSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' });
  const ours = { timeout: 600_000, killSignal: 'SIGKILL' };
  expect(JSON.parse(stdout)).toEqual([
    ['a', ours],
    ['a', ['b'], ours],
    ['a', { ...ours, cwd: 'c' }],
    ['a', ['b'], { ...ours, timeout: 5 }],
    ['a b', { ...ours, cwd: 'c' }],
  ]);
});
