import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json';
import { InstalledPackage } from './support/InstalledPackage';
import { readPage } from './support/markdown';
import { linkCommands } from './support/npm';
import { shows } from './support/runScript';

// The tutorial, from its first block to its last: in an empty folder, with the packed package.
jest.setTimeout(300_000);

const tools = ['jest', '@jest/globals', 'expect', '@swc/jest', '@swc/core'];
let installed: InstalledPackage;
let environment: Record<string, string>;

beforeAll(() => {
  installed = new InstalledPackage([...Object.keys(manifest.dependencies), ...tools]);
  linkCommands(installed.modules, { stepmill: 'stepmill/dist/cli.js', jest: 'jest/bin/jest.js' });
  const node = path.dirname(process.execPath);
  // The packages of the tutorial are in the folder above: a test uses no registry.
  command('npm', `case "$1" in install) ;; *) exec ${node}/npm "$@";; esac`);
  command('npx', `exec ${installed.modules}/.bin/"$@"`);
  environment = {
    PATH: [path.join(installed.folder, 'bin'), node, process.env['PATH']].join(':'),
    HOME: installed.folder,
    CI: 'true',
    NO_COLOR: '1',
    NODE_NO_WARNINGS: '1',
  };
});

afterAll(() => {
  installed.remove();
});

function command(name: string, code: string): void {
  const file = path.join(installed.folder, 'bin', name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `#!/bin/sh\n${code}\n`, { mode: 0o755 });
}

const onPosix = process.platform === 'win32' ? test.skip : test;
onPosix('every command of the tutorial does what the page shows', () => {
  const [first, ...rest] = blocksOf(readPage('docs/tutorial.md'));
  expect(first).toMatchObject({ info: 'walk', code: expect.stringContaining('mkdir orders && cd orders') as string });
  expect(walk([first!, ...rest])).toEqual([]);
});

test('detects a block that nothing runs, and output that no command prints', () => {
  const page = ['```sh\nnpm test\n```', '```sh walk\necho one\n```', '```text printed\ntwo\n```'].join('\n');
  expect(walk(blocksOf(page))).toEqual(['This block is not walked:\nnpm test\n', 'Not printed:\ntwo\n-- but:\none\n']);
  const failing = '```sh walk\necho no; exit 3\n```\n```sh walk fails\ntrue\n```';
  expect(walk(blocksOf(failing))).toEqual([
    'Ended with 3:\necho no; exit 3\n-- printed:\nno\n',
    'Ended with 0:\ntrue\n-- printed:\n',
  ]);
});

interface Block {
  /** `file=NAME`, `add=NAME`, `walk`, `walk fails` or `printed`. */
  readonly info: string;
  readonly code: string;
}

function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(/^```\w* ?(.*)\n([\s\S]*?)^```$/gm)].map(([, info = '', code = '']) => ({ info, code }));
}

/** Does what the blocks say, one after the other, and answers what is not as they show. */
function walk(blocks: readonly Block[]): readonly string[] {
  const wrong: string[] = [];
  let folder = installed.project;
  let text = '';
  for (const { info, code } of blocks) {
    const [, way, name = ''] = /^(file|add)=(\S+)$/.exec(info) ?? [];
    if (way === 'file') fs.writeFileSync(path.join(folder, name), code);
    else if (way === 'add') fs.appendFileSync(path.join(folder, name), code);
    else if (info === 'printed') {
      if (!shows(text, code)) wrong.push(`Not printed:\n${code}-- but:\n${text}`);
    } else if (info === 'walk' || info === 'walk fails') {
      const end = path.join(installed.folder, 'end');
      const script = `set -e\ntrap 'pwd > ${end}' EXIT\n${code}`;
      const { status, output } = spawnSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8', env: environment });
      text = output.filter((part) => part !== null).join('');
      folder = fs.readFileSync(end, 'utf8').trim();
      if ((status === 0) === (info === 'walk fails')) wrong.push(`Ended with ${status}:\n${code}-- printed:\n${text}`);
    } else wrong.push(`This block is not walked:\n${code}`);
  }
  return wrong;
}
