import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fencesOf } from '../packaging/support/markdown';
import { root } from '../packaging/support/run';
import { hasImages, podmanWithImages } from './support/image';
import type { Podman } from './support/Podman';

// The page's test with Testcontainers, against podman's socket.

const fetched = path.join(root, 'node_modules/.cache/testcontainers/11.14.0/node_modules');
const isFetched = fs.existsSync(fetched);
if (!isFetched) console.warn('Testcontainers (node .ci/testcontainers.mjs) is not here: its page is not run.');
const isHere = hasImages('The page about Testcontainers is not run.') && isFetched;
const describeHere: jest.Describe = isHere ? describe : describe.skip;

jest.setTimeout(300_000);

describeHere("the page's test", () => {
  const file = fencesOf('docs/how-to/testcontainers.md').find(({ file }) => file === 'order.test.mjs')!.code;
  let podman: Podman;
  let service: ChildProcess;
  let socket: string;
  beforeAll(async () => {
    podman = podmanWithImages();
    socket = path.join(podman.folder, 'podman.sock');
    const args = ['system', 'service', '--time', '0', `unix://${socket}`];
    service = spawn('podman', args, { env: podman.environment, stdio: 'ignore' });
    while (!fs.existsSync(socket)) {
      expect(service.exitCode).toBe(null);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
  afterAll(async () => {
    if (service?.exitCode === null) {
      const ended = new Promise((resolve) => service.once('close', resolve));
      service.kill();
      await ended;
    }
    podman?.end();
  });

  /** Runs it in a project that has Testcontainers and the SDK. */
  function run(code: string): { status: number | null; text: string } {
    const project = fs.mkdtempSync(path.join(podman.folder, 'project-'));
    fs.mkdirSync(path.join(project, 'node_modules/@aws-sdk'), { recursive: true });
    fs.symlinkSync(path.join(fetched, 'testcontainers'), path.join(project, 'node_modules/testcontainers'));
    const sdk = '@aws-sdk/client-sfn';
    fs.symlinkSync(path.join(root, 'node_modules', sdk), path.join(project, 'node_modules', sdk));
    fs.writeFileSync(path.join(project, 'order.test.mjs'), code);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--test', 'order.test.mjs'], {
      cwd: project,
      encoding: 'utf8',
      env: { ...process.env, DOCKER_HOST: `unix://${socket}`, TESTCONTAINERS_RYUK_DISABLED: 'true' },
    });
    return { status, text: stdout + stderr };
  }

  test('passes, and leaves no container', () => {
    const { status, text } = run(file);
    expect([status, /^# pass (\d+)$/m.exec(text)?.[1] ?? text]).toEqual([0, '1']);
    expect(podman.run('ps', '--all', '--quiet')).toBe('');
  });

  test('fails when the time is not the expected one', () => {
    const { status, text } = run(file.replace('24 * 60', '25 * 60'));
    expect([status, text]).toEqual([1, expect.stringMatching(/error: .86400000 \S+ 90000000/)]);
  });
});
