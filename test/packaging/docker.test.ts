import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import manifest from '../../package.json';
import { root } from './support/run';

// The image, the compose files, the action and the workflows, as far as they can be judged without an engine:
// docker/check.sh takes the steps of the image itself.

const docker = path.join(root, 'docker');
const onPosix = process.platform === 'win32' ? test.skip : test;
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
  const second = all.slice(all.map(([word]) => word).lastIndexOf('FROM'));
  const last = (word: string): string => second.filter(([other]) => other === word).at(-1)?.[1] ?? '';

  test('runs without root, has a health check, and its server accepts other hosts', () => {
    expect(second.map(([word]) => word)).toEqual([
      'FROM',
      'ENV',
      'WORKDIR',
      ...Array<string>(5).fill('COPY'),
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
    const copied = second
      .filter(([word]) => word === 'COPY')
      .map(([, rest]) => /^--from=build \/build\/(\S+) /.exec(rest)![1]!);
    const made = ['node_modules', 'dist'];
    expect(copied.filter((name) => !made.includes(name) && !isLet(name))).toEqual([]);
    const scripts = all.flatMap(([word, rest]) => (word === 'RUN' ? (rest.match(/\.ci\/\S+\.mjs/g) ?? []) : []));
    // `npm run build` is one.
    expect(withImports([...scripts, '.ci/build.mjs']).filter((name) => !isLet(name))).toEqual([]);
    expect(manifest.scripts.build).toBe('node .ci/build.mjs');
  });

  onPosix.each([
    [['start', '--port', 'PORT'], 0],
    [['start', '--port=PORT'], 0],
    [['start', '-p', 'PORT'], 0],
    [['start', '-pPORT'], 0],
    [['start', '--port', 'PORT', 'unwell'], 1],
  ])('its health check follows %j', async (args, code) => {
    if (!fs.existsSync('/proc/self/cmdline')) return;
    const image = fs.mkdtempSync(path.join(folder, 'image-'));
    fs.mkdirSync(path.join(image, 'dist'));
    fs.copyFileSync(path.join(docker, 'health.mjs'), path.join(image, 'health.mjs'));
    // Another server stands in, so that the checked port is known.
    const probe = `require('node:net').createServer().listen(0, '127.0.0.1', function () { console.log(this.address().port); this.close(); })`;
    const port = spawnSync(process.execPath, ['-e', probe], { encoding: 'utf8' }).stdout.trim();
    const code_ = `require('node:http').createServer((request, answer) => {
      answer.statusCode = request.url === '/health' && !process.argv.includes('unwell') ? 200 : 500;
      answer.end();
    }).listen(${port}, '127.0.0.1', () => console.log('ready'));`;
    const cli = path.join(image, 'dist/cli.js');
    fs.writeFileSync(cli, code_);
    const words = args.map((word) => word.replace('PORT', port));
    const server = spawn(process.execPath, [cli, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
    servers.push(server);
    await new Promise((resolve) => server.stdout.once('data', resolve));
    const { status } = spawnSync(process.execPath, [path.join(image, 'health.mjs')]);
    expect(status).toBe(code);
    server.kill();
    await new Promise((resolve) => server.once('close', resolve));
    // And nobody is well when there is no server.
    expect(spawnSync(process.execPath, [path.join(image, 'health.mjs')], { stdio: 'ignore' }).status).not.toBe(0);
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
  expect(read('docker/Dockerfile')).toMatch(/^FROM --platform=\$BUILDPLATFORM node:24/m);
});

test('the development container has a supported Node', () => {
  const { image, postCreateCommand } = JSON.parse(read('.devcontainer/devcontainer.json')) as Record<string, string>;
  expect(image).toBe('mcr.microsoft.com/devcontainers/javascript-node:22');
  expect(postCreateCommand).toBe('npm ci');
});

interface Steps {
  readonly steps: readonly { readonly run?: string; readonly shell?: string; readonly env?: Record<string, string> }[];
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

describe('the GitHub Action', () => {
  const { runs, inputs } = parse(read('action.yml')) as { runs: Steps & { using: string }; inputs: object };
  const [validate, start] = runs.steps;

  test('passes each input to a step by the environment, where no shell parses it', () => {
    expect(runs.using).toBe('composite');
    const used = runs.steps.flatMap(({ env = {} }) =>
      Object.values(env).map((value) => /inputs\.(\w+)/.exec(value)![1]),
    );
    expect([...new Set(used)].sort()).toEqual(Object.keys(inputs).sort());
    expect(runs.steps.filter(({ run = '', shell }) => run.includes('${{') || shell !== 'bash')).toEqual([]);
  });

  /** As a runner runs it, with a command in place of `npx`. */
  function runStep(
    step: Steps['steps'][number],
    npx: string,
    env: Record<string, string>,
  ): { status: number | null; text: string } {
    const bin = fs.mkdtempSync(path.join(folder, 'bin-'));
    fs.writeFileSync(path.join(bin, 'npx'), `#!/bin/sh\n${npx}\n`, { mode: 0o755 });
    const PATH = [bin, process.env['PATH']].join(path.delimiter);
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run!],
      {
        encoding: 'utf8',
        env: {
          PATH,
          RUNNER_TEMP: bin,
          GITHUB_OUTPUT: path.join(bin, 'out'),
          GITHUB_ENV: path.join(bin, 'env'),
          ...env,
        },
      },
    );
    const file = (name: string): string =>
      fs.existsSync(path.join(bin, name)) ? fs.readFileSync(path.join(bin, name), 'utf8') : '';
    return { status, text: [stdout + stderr, file('out'), file('env')].join('') };
  }

  onPosix('checks files, and fails with them', () => {
    const env = { VERSION: '1', FILES: 'a.yaml b.yaml' };
    expect(runStep(validate!, 'echo "$@"', env)).toEqual({
      status: 0,
      text: '--yes stepmill@1 validate a.yaml b.yaml --format github\n',
    });
    expect(runStep(validate!, 'exit 1', env).status).toBe(1);
  });

  onPosix('starts a server, and leads what follows there', () => {
    const line = 'Stepmill is ready at http://127.0.0.1:40000 (time: skip, mocks: none)';
    const npx = `echo "$@"; echo '${line}'; exec sleep 1`;
    expect(runStep(start!, npx, { VERSION: '1', FILES: '.', ARGUMENTS: '--time skip' })).toEqual({
      status: 0,
      text: [
        '--yes stepmill@1 start --port 0 --no-watch --time skip',
        line,
        'endpoint=http://127.0.0.1:40000',
        'AWS_ENDPOINT_URL_SFN=http://127.0.0.1:40000',
        '',
      ].join('\n'),
    });
  });

  onPosix('fails when the server does not start', () => {
    expect(runStep(start!, 'echo no; exit 2', { VERSION: '1', FILES: 'x', ARGUMENTS: '' })).toEqual({
      status: 1,
      text: 'no\n::error::stepmill start is not ready\n',
    });
  });
});
