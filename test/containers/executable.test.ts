import fs from 'node:fs';
import path from 'node:path';
import { madeExecutable, node24 } from '../packaging/support/madeExecutable';
import { fencesOf } from '../packaging/support/markdown';
import { picturedRun } from '../packaging/support/picturedRun';
import { root } from '../packaging/support/run';
import { shows } from '../packaging/support/runScript';
import { filesIn } from '../packaging/support/snippets';
import { imageOf, librariesOf, putProgram } from './support/base';
import { Podman } from './support/Podman';
import { whyNoPodman } from './support/trial';

// The program in one file, in a container that holds nothing but the libraries that it names.

const why = fs.existsSync(node24) ? whyNoPodman() : 'Node 24 is not here (node .ci/nodes.mjs).';
if (why !== undefined) console.warn(`The program in one file is not run in a container. ${why}`);
const describeHere: jest.Describe = why === undefined ? describe : describe.skip;

jest.setTimeout(300_000);

describeHere('the program in one file, and the libraries that it names', () => {
  let podman: Podman;
  beforeAll(() => {
    podman = new Podman();
    const program = madeExecutable();
    let held: readonly string[] = [];
    imageOf(podman, 'program', (files) => {
      putProgram(files, program, '/stepmill');
      held = filesIn(files).map((name) => `/${name}`);
    });
    expect([...held].sort()).toEqual(['/stepmill', ...librariesOf(program)].sort());
  });
  afterAll(() => podman?.end());

  /** The README's first example, as the arguments of the program. */
  const [, example] = / npx stepmill (.*)/.exec(fencesOf('README.md').find(({ run }) => run === 'picture')!.code)!;

  test.each([
    ['with files that it may write', []],
    ['with a folder for temporary files alone', ['--read-only', '--read-only-tmpfs=false', '--tmpfs', '/tmp']],
  ])("run the README's first example, %s", (_, options) => {
    const files = `${path.join(root, 'examples')}:/work/examples:ro`;
    const args = ['--rm', '--network', 'none', ...options, '--volume', files, '--workdir', '/work'];
    const printed = podman.run('run', ...args, 'program', '/stepmill', ...example!.split(' '));
    expect(shows(printed, picturedRun()) ? picturedRun() : printed).toBe(picturedRun());
  });

  test('say what they need where nothing can be written', () => {
    const args = ['--rm', '--network', 'none', '--read-only', '--read-only-tmpfs=false'];
    expect(() => podman.run('run', ...args, 'program', '/stepmill', '--version')).toThrow(/Set STEPMILL_CACHE/);
  });
});
