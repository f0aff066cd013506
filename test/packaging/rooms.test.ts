import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import manifest from '../../package.json';
import { nodes } from '../support/nodes';
import { InstalledPackage } from './support/InstalledPackage';
import { linkCommands, npmCli } from './support/npm';
import { packedOnce } from './support/packedOnce';
import { rooms, type Room } from './support/rooms';
import { root } from './support/run';

// The first hour of a stranger: a project, a fresh HOME, no credentials, no region; `stepmill init`, a green test, a state
// that is renamed, a red one that names it. `npm run rooms` makes all rooms with every release of Node, from the registry;
// the tests of the package make one, with what the checkout has installed.
jest.setTimeout(600_000);

const all = process.env['STEPMILL_ROOMS'] === 'all';
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly status: number | null;
  readonly text: string;
  readonly ms: number;
}

/** What the way to the registry may need: a proxy, an authority for certificates. */
const network = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => /^(?:NODE_EXTRA_CA_CERTS|(?:https?|no)_proxy)$/i.test(name)),
);

/** A project in an environment that has nothing but Node. */
class Visit {
  readonly times: Record<string, number> = {};
  readonly folder: string;
  private readonly node: string;

  constructor(folder: string, node: string) {
    this.folder = folder;
    this.node = node;
    fs.mkdirSync(path.join(folder, '.home'), { recursive: true });
  }

  run(what: string, file: string, ...args: readonly string[]): Ended {
    const start = process.hrtime.bigint();
    const { status, stdout, stderr } = spawnSync(this.node, [file, ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      timeout: 300_000,
      env: {
        // npm and its shell are not in the folder of a Node that was fetched.
        PATH: [path.dirname(this.node), path.dirname(process.execPath), process.env['PATH']].join(path.delimiter),
        HOME: path.join(this.folder, '.home'),
        CI: 'true',
        NO_COLOR: '1',
        ...(process.platform === 'win32'
          ? { SystemRoot: process.env['SystemRoot'], ComSpec: process.env['ComSpec'] }
          : {}),
        npm_config_cache: process.env['npm_config_cache'] ?? path.join(os.homedir(), '.npm'),
        npm_config_update_notifier: 'false',
        ...network,
      },
    });
    const ms = Number(process.hrtime.bigint() - start) / 1e6;
    this.times[what] = Math.round(ms);
    return { status, text: `${stdout}${stderr}`, ms };
  }

  npm(what: string, ...args: readonly string[]): Ended {
    return this.run(what, npmCli(), ...args);
  }

  stepmill(what: string, ...args: readonly string[]): Ended {
    return this.run(what, path.join(this.folder, 'node_modules', manifest.name, manifest.bin.stepmill), ...args);
  }
}

/** What the room has installed, from the checkout: without a registry. */
function linked(room: Room): string {
  const names = room.packages.map((name) => name.replace(/(?<=.)@.*/, ''));
  const installed = new InstalledPackage([...Object.keys(manifest.dependencies), ...names]);
  folders.push(installed.folder);
  linkCommands(installed.modules, { jest: 'jest/bin/jest.js', stepmill: 'stepmill/dist/cli.js' });
  room.write(installed.project);
  const file = path.join(installed.project, 'package.json');
  const devDependencies = Object.fromEntries(['stepmill', ...names].map((name) => [name, '*']));
  fs.writeFileSync(file, JSON.stringify({ ...JSON.parse(fs.readFileSync(file, 'utf8')), devDependencies }));
  return installed.project;
}

function fresh(room: Room): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-room-')));
  folders.push(folder);
  room.write(folder);
  return folder;
}

/** The package, where nobody replaces it while the rooms are made. */
let tarball: string;
beforeAll(() => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-rooms-'));
  folders.push(folder);
  tarball = path.join(folder, `stepmill-${manifest.version}.tgz`);
  fs.copyFileSync(packedOnce(), tarball);
});

const chosen = all ? rooms : rooms.slice(0, 1);
const releases = all ? nodes : nodes.slice(0, 1);

for (const { title, file: node } of releases)
  (node === undefined ? describe.skip : describe)(title, () => {
    const release = Number(/\d+/.exec(title)![0]);
    const possible = chosen.filter(({ fromNode = 20 }) => release >= fromNode);
    test.each(possible.map((room) => [room.title, room] as const))('%s', (_, room) => {
      const visit = new Visit(all ? fresh(room) : linked(room), node!);
      if (all) {
        const install = ['install', '--no-audit', '--no-fund', '--save-dev', tarball, ...room.packages];
        const { status, text } = visit.npm('install', ...install);
        expect(status === 0 ? '' : text).toBe('');
      }
      const made = visit.stepmill('init', 'init');
      expect(made).toMatchObject({ status: 0, text: expect.stringContaining(`+ ${room.test} `) });
      const green = visit.npm('first test', 'test');
      expect(green.status === 0 ? '' : green.text).toBe('');

      const declared = path.join(visit.folder, room.declaredIn);
      const before = fs.readFileSync(declared, 'utf8');
      const renamed = before.replaceAll(room.state, `${room.state}Anew`);
      expect(renamed).not.toBe(before);
      fs.writeFileSync(declared, renamed);
      const red = visit.npm('red test', 'test');
      expect(red.status).not.toBe(0);
      expect(red.text).toContain(`has no state '${room.state}'`);

      if (room.test.endsWith('.ts')) {
        const check = visit.npm('check of types', 'run', 'stepmill:types', '--', '--check');
        expect(check.status).not.toBe(0);
        expect(check.text).toContain(`  - '${room.state}'\n  + '${room.state}Anew'\n`);
        expect(visit.npm('types', 'run', 'stepmill:types')).toMatchObject({ status: 0 });
        const tsc = visit.run('tsc', compilerOf(visit.folder), '--noEmit', '-p', visit.folder);
        const leads = fs.readFileSync(path.join(visit.folder, room.test), 'utf8').startsWith('/// <reference');
        // Where tsconfig.json does not read the test, the editor does.
        if (!leads) expect(tsc.text).toContain(`'"${room.state}"' is not assignable to parameter of type`);
      }
      if (all) process.stdout.write(`${title}, ${room.title}: ${JSON.stringify(visit.times)} ms\n`);
    });
  });

function compilerOf(folder: string): string {
  const own = path.join(folder, 'node_modules/typescript/lib/tsc.js');
  return fs.existsSync(own) ? own : path.join(root, 'node_modules/typescript/lib/tsc.js');
}
