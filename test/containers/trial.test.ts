import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { tryPodman } from './support/trial';

// What the suites of this folder say where podman is installed and cannot run: in another container, say. The programs are
// scripts here.

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-trial-'));
const pathBefore = process.env['PATH'];
const isRoot = process.getuid?.() === 0;
const testAsRoot = isRoot ? test : test.skip;
if (!isRoot) console.warn('Podman is only tried as root.');

afterEach(() => {
  process.env['PATH'] = pathBefore;
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A folder of programs that comes first in the PATH, or is all of it. */
function install(programs: Readonly<Record<string, string>>, { rest = pathBefore }: { rest?: string } = {}): void {
  const bin = fs.mkdtempSync(path.join(folder, 'bin-'));
  for (const [name, script] of Object.entries(programs))
    fs.writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  process.env['PATH'] = `${bin}${path.delimiter}${rest}`;
}

test('names what is not installed', () => {
  install({ podman: 'exit 0' }, { rest: folder });
  expect(tryPodman()).toBe('Not installed: runc.');
});

testAsRoot('a podman that has a version and cannot build says what podman answered', () => {
  const error = 'Error: crun: create `/sys/fs/cgroup/libpod`: Permission denied: OCI permission denied';
  install({
    podman: `case "$1" in --version | info | import | rm | network) exit 0 ;; esac
echo 'time="2026" level=warning msg="something else"' >&2
echo '${error}' >&2
exit 126`,
    runc: 'exit 0',
  });
  expect(tryPodman()).toBe(`Podman is installed, and cannot run a container. ${error}`);
});

testAsRoot('a podman that answers to everything, and runs nothing, cannot run either', () => {
  install({ podman: 'exit 0', runc: 'exit 0' });
  expect(tryPodman()).toBe('Podman ran `echo runs`, which printed "".');
});
