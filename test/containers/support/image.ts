import fs from 'node:fs';
import path from 'node:path';
import { findPython } from '../../clients/support/installed';
import { node24 } from '../../packaging/support/madeExecutable';
import { madeOnce } from '../../packaging/support/madeOnce';
import { inputs } from '../../packaging/support/packedOnce';
import { root, run } from '../../packaging/support/run';
import { imageOf, putNode, putPython } from './base';
import { Podman } from './Podman';
import { whyNoPodman } from './trial';

/** Whether the images can be built here; if not, warns with what is not done, and why. */
export function hasImages(what: string): boolean {
  const why = [
    fs.existsSync(node24) ? [] : 'Node 24 is not here (node .ci/nodes.mjs).',
    findPython() === undefined ? 'python3 is not here.' : [],
    whyNoPodman() ?? [],
  ].flat();
  if (why.length > 0) console.warn([what, ...why].join(' '));
  return why.length === 0;
}

/** A podman that has the images `stepmill`, `stepmill-python` and `node:24-slim`, which stands for the official one. */
export function podmanWithImages(): Podman {
  const archive = madeOnce({
    name: 'stepmill-image',
    extension: '.tar',
    inputs: [
      ...inputs,
      'docker',
      'package-lock.json',
      'test/containers/support/image.ts',
      'test/containers/support/base.ts',
    ],
    make: buildImages,
  });
  const podman = new Podman();
  podman.run('load', '--quiet', '--input', archive);
  return podman;
}

function buildImages(archive: string): void {
  const podman = new Podman();
  try {
    const started = performance.now();
    imageOf(podman, 'node:24-slim', (files) => {
      putNode(files);
      putPython(files);
    });
    const based = performance.now();
    build(podman, 'stepmill');
    const built = performance.now();
    build(podman, 'stepmill-python', '--target', 'python');
    const images = ['stepmill', 'stepmill-python', 'node:24-slim'];
    podman.run('save', '--quiet', '--multi-image-archive', '--output', archive, ...images);
    const sizes = images.map((image) => `${image} ${megabytes(podman.run('inspect', image, '--format', '{{.Size}}'))}`);
    console.info(`Base ${seconds(started, based)}, image ${seconds(based, built)}; ${sizes.join(', ')}`);
  } finally {
    podman.end();
  }
}

function build(podman: Podman, image: string, ...args: readonly string[]): void {
  // What the checkout has installed needs no registry.
  const installed = { '.': path.join(root, 'node_modules'), 'docker/clients': path.join(clients(), 'node_modules') };
  const volumes = Object.entries(installed).flatMap(([folder, modules]) => [
    '--volume',
    `${fs.realpathSync(modules)}:${path.posix.join('/build', folder, 'node_modules')}:ro`,
  ]);
  podman.run(
    ...['build', '--quiet', '--network', 'none', '--build-arg', 'BASE=node:24-slim'],
    ...[...volumes, '--file', path.join(root, 'docker/Dockerfile'), '--tag', image, ...args, root],
  );
}

/** The clients of services that the image has, installed once. */
function clients(): string {
  return madeOnce({
    name: 'stepmill-clients',
    inputs: ['docker/clients'],
    make: (folder) => {
      fs.cpSync(path.join(root, 'docker/clients'), folder, { recursive: true });
      run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], { cwd: folder });
    },
  });
}

function seconds(from: number, to: number): string {
  return `${((to - from) / 1000).toFixed(1)} s`;
}

function megabytes(bytes: string): string {
  return `${(Number(bytes) / 1e6).toFixed(0)} MB`;
}
