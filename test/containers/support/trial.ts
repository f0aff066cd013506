import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { madeOnce } from '../../packaging/support/madeOnce';
import { imageOf, putProgram } from './base';
import { Podman } from './Podman';

/**
 * Why images cannot be built and run here, as one line; `undefined` if they can. Podman may be installed and unable to, in
 * another container or without cgroups: it is tried once for all test files of a run.
 */
export function whyNoPodman(): string | undefined {
  const answer = madeOnce({
    name: 'podman-trial',
    extension: '.txt',
    inputs: ['test/containers/support'],
    key: process.env['STEPMILL_TEST_RUN'] ?? String(process.pid),
    make: (file) => fs.writeFileSync(file, tryPodman() ?? ''),
  });
  return fs.readFileSync(answer, 'utf8') || undefined;
}

/** Builds a small image and runs it, as the suites do. */
export function tryPodman(): string | undefined {
  const { env } = process;
  const missing = ['podman', 'runc'].filter((name) => spawnSync(name, ['--version'], { env }).error !== undefined);
  if (missing.length > 0) return `Not installed: ${missing.join(' and ')}.`;
  // Rootless containers need more of a machine than programs.
  if (process.getuid?.() !== 0) return 'Podman is only run as root.';
  const podman = new Podman();
  try {
    imageOf(podman, 'trial', (files) => putProgram(files, '/bin/sh'));
    fs.writeFileSync(path.join(podman.folder, 'Dockerfile'), 'FROM trial\nRUN exit 0\n');
    podman.run('build', '--quiet', '--network', 'none', '--tag', 'built', podman.folder);
    const said = podman.run('run', '--rm', '--publish', '127.0.0.1::8083', 'built', '/bin/sh', '-c', 'echo runs');
    return said === 'runs' ? undefined : `Podman ran \`echo runs\`, which printed ${JSON.stringify(said)}.`;
  } catch (error) {
    return `Podman is installed, and cannot run a container. ${lastLine((error as Error).message)}`;
  } finally {
    podman.end();
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)!.trim();
}
