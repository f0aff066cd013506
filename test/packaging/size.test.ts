import fs from 'node:fs';
import path from 'node:path';
import lock from '../../package-lock.json';
import manifest from '../../package.json';
import { InstalledPackage } from './support/InstalledPackage';
import { root } from './support/run';

// What a user gets with the package. A commit that needs more room raises a budget here, and says why.
jest.setTimeout(300_000);

const budget = {
  /** The package itself, packed and unpacked, in kB, and its files. */
  packedKb: 2_600,
  unpackedKb: 9_600,
  files: 640,
  /** All packages that `npm install stepmill` brings, what they take in MB, and in files. */
  packages: 135,
  installedMb: 22,
  installedFiles: 5_800,
};

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly peer?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
}

/** What is installed with the package, by its folder in the checkout. */
const installed = Object.entries(lock.packages as Record<string, Locked>).filter(
  ([folder, { dev, devOptional, peer }]) => folder !== '' && !dev && !devOptional && !peer,
);

let own: InstalledPackage;
beforeAll(() => (own = new InstalledPackage()));
afterAll(() => own.remove());

/** Files and bytes below a folder, without packages inside of it. */
function sizeOf(folder: string): { files: number; bytes: number } {
  let [files, bytes] = [0, 0];
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name === 'node_modules') continue;
      const inner = sizeOf(name);
      files += inner.files;
      bytes += inner.bytes;
    } else if (entry.isFile()) {
      files += 1;
      bytes += fs.statSync(name).size;
    }
  }
  return { files, bytes };
}

test('the package itself is small', () => {
  const { files, bytes } = sizeOf(path.join(own.modules, manifest.name));
  const figures = { packedKb: fs.statSync(own.tarball).size / 1000, unpackedKb: bytes / 1000, files };
  if (process.env['STEPMILL_FIGURES']) process.stdout.write(`${JSON.stringify(figures)}\n`);
  expect(tooLarge(figures)).toEqual([]);
});

test('its dependencies are small', () => {
  const sizes = installed.map(([folder]) => sizeOf(path.join(root, folder)));
  const sum = (of: 'files' | 'bytes'): number => sizes.reduce((total, size) => total + size[of], 0);
  const figures = { packages: installed.length, installedMb: sum('bytes') / 1e6, installedFiles: sum('files') };
  if (process.env['STEPMILL_FIGURES']) process.stdout.write(`${JSON.stringify(figures)}\n`);
  expect(tooLarge(figures)).toEqual([]);
});

function tooLarge(figures: Partial<Record<keyof typeof budget, number>>): string[] {
  return Object.entries(figures)
    .filter(([name, value]) => value > budget[name as keyof typeof budget])
    .map(([name, value]) => `${name}: ${Math.round(value)} of ${budget[name as keyof typeof budget]}`);
}

test('no dependency runs a script when it is installed', () => {
  const scripted = installed.filter(([folder, { hasInstallScript }]) => {
    const { scripts = {} } = JSON.parse(fs.readFileSync(path.join(root, folder, 'package.json'), 'utf8')) as {
      scripts?: Record<string, string>;
    };
    return hasInstallScript === true || ['preinstall', 'install', 'postinstall'].some((name) => name in scripts);
  });
  expect(scripted.map(([folder]) => folder)).toEqual([]);
});

/** Licences that ask for nothing but to be named. */
const permissive = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
];

test('its licences are permissive', () => {
  const others = installed.filter(([folder]) => {
    const { license } = JSON.parse(fs.readFileSync(path.join(root, folder, 'package.json'), 'utf8')) as {
      license?: string;
    };
    return !(license ?? '').split(/ OR | AND |[()]/).some((name) => permissive.includes(name));
  });
  expect(others.map(([folder]) => folder)).toEqual([]);
});

test('the tarball has code, types, pages and mocks, and nothing else of the checkout', () => {
  const folder = path.join(own.modules, manifest.name);
  const names = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  const usual =
    /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/.*\.(?:js|cjs|mjs|py|d\.ts|d\.mts|json|html|css|svg|wasm|LEGAL\.txt)|docs\/.*\.(?:md|svg|png|jpg|gif)|mocks\/.*\.(?:md|json))$/;
  expect(names.filter((name) => !usual.test(name))).toEqual([]);
  expect(names.filter((name) => /\.test\.|\.map$|fixtures|(?:^|\/)\./.test(name))).toEqual([]);
});
