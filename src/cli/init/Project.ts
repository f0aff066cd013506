import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../errors/HarnessError';
import { decodeText } from '../../util/decodeText';
import { isObject, type Json, type JsonObject } from '../../util/json';

/** The package in which a command is run. */
export interface Project {
  readonly folder: string;
  /** The content of its package.json; `undefined` if it does not exist. */
  readonly manifestText: string | undefined;
  readonly manifest: JsonObject;
  /** The packages that it, or the workspace around it, depends on. */
  readonly packages: ReadonlySet<string>;
  readonly packageManager: 'npm' | 'pnpm' | 'yarn' | 'bun';
  /** Whether its `.js` files are ES modules. */
  readonly isModule: boolean;
  /** The files in the folder itself. */
  readonly files: readonly string[];
}

/**
 * Reads a folder's package, and the dependencies of a workspace around it. Throws HarnessError for an invalid
 * package.json.
 */
export function readProject(folder: string): Project {
  const file = path.join(folder, 'package.json');
  const manifestText = existsSync(file) ? readText(file) : undefined;
  const manifest = manifestText === undefined ? {} : parse(manifestText, file);
  const around = foldersAround(folder);
  const manifests = [manifest, ...around.map((outer) => tryToRead(path.join(outer, 'package.json')))];
  return {
    folder,
    manifestText,
    manifest,
    packages: new Set(manifests.flatMap(packagesOf)),
    packageManager: packageManagerOf([folder, ...around], manifests),
    isModule: manifest['type'] === 'module',
    files: readdirSync(folder),
  };
}

export function fileText(folder: string, name: string): string {
  const file = path.join(folder, name);
  return existsSync(file) ? readText(file) : '';
}

/** The major version of an installed package; `undefined` if it is not installed. */
export function installedRelease(folder: string, name: string): number | undefined {
  for (let at = folder; ; at = path.dirname(at)) {
    const [, release] =
      /"version"\s*:\s*"(\d+)/.exec(fileText(path.join(at, 'node_modules', name), 'package.json')) ?? [];
    if (release !== undefined) return Number(release);
    if (path.dirname(at) === at) return undefined;
  }
}

export function typeScriptRelease(folder: string): number | undefined {
  return installedRelease(folder, 'typescript');
}

function readText(file: string): string {
  return decodeText(readFileSync(file)).replace(/^\uFEFF/, '');
}

function parse(text: string, file: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new HarnessError(`${file} is not JSON: ${(error as Error).message}`);
  }
  if (isObject(value as Json)) return value as JsonObject;
  throw new HarnessError(`${file} is not a JSON object.`);
}

function tryToRead(file: string): JsonObject {
  try {
    return parse(readText(file), file);
  } catch {
    return {};
  }
}

/** The folders above, up to the one that contains a repository or a workspace. */
function foldersAround(folder: string): readonly string[] {
  const found: string[] = [];
  for (let at = folder; !isTop(at) && path.dirname(at) !== at;) {
    at = path.dirname(at);
    found.push(at);
  }
  const last = found.at(-1);
  // Without a repository or workspace above, no folder above belongs to it.
  return last !== undefined && isTop(last) ? found : [];
}

function isTop(folder: string): boolean {
  return ['.git', 'pnpm-workspace.yaml', 'package-lock.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock'].some((name) =>
    existsSync(path.join(folder, name)),
  );
}

function packagesOf(manifest: JsonObject): readonly string[] {
  return ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'].flatMap((kind) => {
    const packages = manifest[kind];
    return isObject(packages) ? Object.keys(packages) : [];
  });
}

function packageManagerOf(folders: readonly string[], manifests: readonly JsonObject[]): Project['packageManager'] {
  const named = manifests.map(({ packageManager }) => packageManager).find((name) => typeof name === 'string');
  const [, given] = /^(npm|pnpm|yarn|bun)@/.exec(named ?? '') ?? [];
  if (given !== undefined) return given as Project['packageManager'];
  const has = (...names: readonly string[]): boolean =>
    folders.some((folder) => names.some((name) => existsSync(path.join(folder, name))));
  if (has('pnpm-lock.yaml', 'pnpm-workspace.yaml')) return 'pnpm';
  if (has('yarn.lock')) return 'yarn';
  return has('bun.lock', 'bun.lockb') ? 'bun' : 'npm';
}
