import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { fencesOf } from '../packaging/support/markdown';
import { root } from '../packaging/support/run';
import { hasImages, podmanWithImages } from './support/image';
import type { Podman } from './support/Podman';

// The compose file of the repository, and that of the page, as podman-compose runs them. What needs LocalStack's image is
// only read, in packaging/docker.test.ts: no registry is here.

const hasCompose = spawnSync('podman-compose', ['--version']).status === 0;
if (!hasCompose) console.warn('podman-compose is not here: no compose file is run.');
const isHere = hasImages('No compose file is run.') && hasCompose;
const describeHere: jest.Describe = isHere ? describe : describe.skip;

jest.setTimeout(300_000);

describeHere('the service finds the server by its name, and ends well', () => {
  let podman: Podman;
  let project: string;
  beforeAll(() => {
    podman = podmanWithImages();
    project = path.basename(podman.folder).toLowerCase();
    const service = path.join(root, 'docker/service');
    const cache = podman.command('npm', 'config', 'get', 'cache');
    // The image of the service, from its own Dockerfile. Its packages come from npm's cache, or from the registry.
    podman.run(
      ...['build', '--quiet', '--network', 'host', '--volume', `${cache}:/root/.npm`],
      ...['--env', 'npm_config_prefer_offline=true', '--tag', `${project}_orders`, service],
    );
  });
  afterAll(() => podman?.end());

  test.each([
    ['docker/compose.yaml', fs.readFileSync(path.join(root, 'docker/compose.yaml'), 'utf8')],
    ['docs/reference/image.md', fencesOf('docs/reference/image.md').find(({ run }) => run === 'compose')!.code],
  ])('%s', async (_, code) => {
    const folder = path.join(podman.folder, 'compose');
    fs.mkdirSync(folder, { recursive: true });
    fs.cpSync(path.join(root, 'docker/mocks'), path.join(folder, 'mocks'), { recursive: true });
    // A free port of this machine in place of the usual one.
    const file = code.replace("'127.0.0.1:8083:8083'", "'127.0.0.1::8083'");
    expect(file).not.toBe(code);
    fs.writeFileSync(path.join(folder, 'compose.yaml'), file);
    expect(await up(folder)).toEqual({ status: 0, result: 'SUCCEEDED {"chargeId":"c-1"}' });
  });

  /** Starts all services until one ends: the code of the service under test, and the line that it prints. */
  async function up(cwd: string): Promise<{ status: unknown; result: string | undefined }> {
    const compose = ['--project-name', project];
    const options = ['--no-build', '--abort-on-container-exit', '--exit-code-from', 'orders'];
    const running = spawn('podman-compose', [...compose, 'up', ...options], { cwd, env: podman.environment });
    let text = '';
    for (const stream of [running.stdout, running.stderr])
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const ended = once(running, 'close');
    while (running.exitCode === null && running.signalCode === null) {
      // Without systemd nobody else repeats the health check, for which the service waits.
      spawnSync('podman', ['healthcheck', 'run', `${project}_stepmill_1`], { env: podman.environment });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const [status] = (await ended) as [unknown];
    spawnSync('podman-compose', [...compose, 'down', '--timeout', '0'], { cwd, env: podman.environment });
    const result = /\b(?:SUCCEEDED|FAILED) .*/.exec(text)?.[0];
    return { status, result: result ?? text };
  }
});
