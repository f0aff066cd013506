import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import manifest from '../../package.json';
import { root } from './support/run';

// The image, the compose files and the workflows, as far as they can be judged without an engine: test/containers builds and
// runs them.

const docker = path.join(root, 'docker');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-docker-'));
const servers: ChildProcess[] = [];
afterAll(() => {
  for (const server of servers) server.kill();
  fs.rmSync(folder, { recursive: true, force: true });
});

function read(name: string): string {
  return fs.readFileSync(path.join(root, name), 'utf8');
}

/** The instructions of a Dockerfile, with what stands behind each. */
function instructions(name: string): readonly (readonly [word: string, rest: string])[] {
  const lines = read(name).replace(/\\\n/g, ' ').split('\n');
  return lines
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, word = '', rest = ''] = /^([A-Z]+) +(.*)$/.exec(line)!;
      return [word, rest] as const;
    });
}

/** Scripts, and those that they import, however far. */
function withImports(scripts: readonly string[]): readonly string[] {
  const found = new Set(scripts);
  for (const script of found)
    for (const [, name] of read(script).matchAll(/^import .* from '(\.[^']+)'/gm))
      found.add(path.posix.join(path.posix.dirname(script), name!));
  return [...found];
}

describe('the image', () => {
  const all = instructions('docker/Dockerfile');
  /** Those of a stage, from its FROM on. */
  const stage = (name: string): typeof all => {
    const from = all.findIndex(([word, rest]) => word === 'FROM' && rest.endsWith(` AS ${name}`));
    const length = all.slice(from + 1).findIndex(([word]) => word === 'FROM');
    return all.slice(from, from + 1 + length);
  };
  const server = stage('server');
  const last = (word: string): string => server.filter(([other]) => other === word).at(-1)?.[1] ?? '';

  test('runs without root, has a health check, and its server accepts other hosts', () => {
    expect(all.at(-1)).toEqual(['FROM', 'server']);
    expect(stage('python').filter(([word]) => word === 'USER')).toEqual([
      ['USER', 'root'],
      ['USER', 'node'],
    ]);
    expect(server.map(([word]) => word)).toEqual([
      'FROM',
      'ENV',
      ...Array<string>(3).fill('COPY'),
      'USER',
      'WORKDIR',
      'EXPOSE',
      'HEALTHCHECK',
      'ENTRYPOINT',
      'CMD',
    ]);
    expect(last('USER')).toBe('node');
    expect(last('EXPOSE')).toBe('8083');
    expect(last('HEALTHCHECK')).toMatch(/CMD \["node", "\/opt\/stepmill\/health\.mjs"\]$/);
    expect(JSON.parse(last('ENTRYPOINT'))).toEqual(['node', '--max-semi-space-size=16', '/opt/stepmill/dist/cli.js']);
    expect(JSON.parse(last('CMD'))).toEqual(['start', '--host', '0.0.0.0']);
  });

  test('copies and runs existing files, and .dockerignore allows them', () => {
    const let_ = read('docker/Dockerfile.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(let_.filter((name) => !fs.existsSync(path.join(root, name)))).toEqual([]);
    const isLet = (name: string): boolean => let_.some((one) => name === one || name.startsWith(`${one}/`));
    const copied = all
      .filter(([word, rest]) => word === 'COPY' && !rest.startsWith('--from'))
      .flatMap(([, rest]) => rest.split(' ').slice(0, -1));
    expect(copied.filter((name) => name !== '.' && !isLet(name))).toEqual([]);
    const scripts = all.flatMap(([word, rest]) => (word === 'RUN' ? (rest.match(/\.ci\/\S+\.mjs/g) ?? []) : []));
    // `npm run build` is one.
    expect(withImports([...scripts, '.ci/build.mjs']).filter((name) => !isLet(name))).toEqual([]);
    expect(manifest.scripts.build).toBe('node .ci/build.mjs');
  });

  /** Starts a server in place of the image's, so that the checked port is known, and gives what its health check says. */
  async function healthOf(args: readonly string[], module: string, options: object = {}): Promise<number | null> {
    const image = fs.mkdtempSync(path.join(folder, 'image-'));
    fs.mkdirSync(path.join(image, 'dist'));
    fs.copyFileSync(path.join(docker, 'health.mjs'), path.join(image, 'health.mjs'));
    const probe = `require('node:net').createServer().listen(0, '127.0.0.1', function () { console.log(this.address().port); this.close(); })`;
    const port = spawnSync(process.execPath, ['-e', probe], { encoding: 'utf8' }).stdout.trim();
    const code = `require('${module}').createServer(${JSON.stringify(options)}, (request, answer) => {
      answer.statusCode = request.url === '/health' && !process.argv.includes('unwell') ? 200 : 500;
      answer.end();
    }).listen(${port}, '127.0.0.1', () => console.log('ready'));`;
    const cli = path.join(image, 'dist/cli.js');
    fs.writeFileSync(cli, code);
    const words = args.map((word) => word.replace('PORT', port));
    const server = spawn(process.execPath, [cli, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
    servers.push(server);
    await new Promise((resolve) => server.stdout.once('data', resolve));
    const { status } = spawnSync(process.execPath, [path.join(image, 'health.mjs')]);
    server.kill();
    await new Promise((resolve) => server.once('close', resolve));
    // And nobody is well when there is no server.
    expect(spawnSync(process.execPath, [path.join(image, 'health.mjs')], { stdio: 'ignore' }).status).not.toBe(0);
    return status;
  }

  const onLinux = fs.existsSync('/proc/self/cmdline') ? test : test.skip;
  onLinux.each([
    [['start', '--port', 'PORT'], 0],
    [['start', '--port=PORT'], 0],
    [['start', '-p', 'PORT'], 0],
    [['start', '-pPORT'], 0],
    [['start', '--port', 'PORT', 'unwell'], 1],
  ])('its health check follows %j', async (args, code) => {
    expect(await healthOf(args, 'node:http')).toBe(code);
  });

  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  const files = ['-keyout', key, '-out', cert, '-subj', '/CN=elsewhere'];
  const made = spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...files]);
  const withTls = made.status === 0 ? onLinux : test.skip;
  withTls.each([
    [['--tls-cert', 'cert.pem'], 0],
    [['--tls-cert=cert.pem', 'unwell'], 1],
    [[], 1],
  ])('its health check of a server that speaks HTTPS, started with %j', async (args, code) => {
    const options = { key: fs.readFileSync(key, 'utf8'), cert: fs.readFileSync(cert, 'utf8') };
    expect(await healthOf(['start', '--port', 'PORT', ...args], 'node:https', options)).toBe(code);
  });
});

interface Compose {
  readonly services: Readonly<
    Record<
      string,
      {
        readonly build?: { readonly context: string; readonly dockerfile?: string };
        readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
        readonly volumes?: readonly string[];
        readonly ports?: readonly string[];
      }
    >
  >;
}

test.each(['compose.yaml', 'compose.localstack.yaml'])('%s names existing services and files', (name) => {
  const { services } = parse(read(`docker/${name}`)) as Compose;
  const faults = Object.values(services).flatMap(({ build, depends_on = {}, volumes = [], ports = [] }) => [
    ...Object.keys(depends_on).filter((other) => !(other in services)),
    ...(build === undefined ? [] : [path.join(build.context, build.dockerfile ?? 'Dockerfile')]).filter(
      (file) => !fs.existsSync(path.join(docker, file)),
    ),
    ...volumes
      .map((volume) => volume.split(':')[0]!)
      .filter((file) => file.startsWith('.') && !fs.existsSync(path.join(docker, file))),
    // What is served is served to this machine alone.
    ...ports.filter((port) => !port.startsWith('127.0.0.1:')),
  ]);
  expect(faults).toEqual([]);
});

test('the build for several platforms builds this image', () => {
  const bake = read('docker/bake.hcl');
  expect(/dockerfile = "(.*)"/.exec(bake)![1]).toBe('docker/Dockerfile');
  expect(/platforms *= (.*)/.exec(bake)![1]).toBe('["linux/amd64", "linux/arm64"]');
  expect(read('docker/Dockerfile')).toMatch(/^ARG BASE=node:24-slim$/m);
});

test('the development container has a supported Node', () => {
  const { image, postCreateCommand } = JSON.parse(read('.devcontainer/devcontainer.json')) as Record<string, string>;
  expect(image).toBe('mcr.microsoft.com/devcontainers/javascript-node:22');
  expect(postCreateCommand).toBe('npm ci');
});

interface Steps {
  readonly steps: readonly { readonly run?: string }[];
}

test.each(['ci', 'release'])('the workflow %s runs existing scripts and files', (name) => {
  const { jobs } = parse(read(`.github/workflows/${name}.yml`)) as { jobs: Record<string, Steps> };
  const commands = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
  const scripts = commands.flatMap((command) => [...command.matchAll(/npm run (\S+)/g)].map(([, script]) => script!));
  const files = commands.flatMap((command) => command.match(/(?:\.ci|docker)\/[\w./-]+\.\w+/g) ?? []);
  expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([]);
  expect(files.filter((file) => !fs.existsSync(path.join(root, file)))).toEqual([]);
  expect(commands.length).toBeGreaterThan(2);
});
