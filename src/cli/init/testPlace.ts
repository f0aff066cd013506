import path from 'node:path';
import { folderEntries } from './findSources';
import { fileText, type Project } from './Project';
import type { Setup } from './Setup';

/** Where a test goes and how its file is called. */
interface TestPlace {
  readonly folder: string;
  /** With its dot: `.test.ts`. */
  readonly ending: string;
}

const usualFolders = ['test', 'tests', '__tests__'];
const foreign = /^(?:\..*|node_modules|dist|build|out|coverage|cdk\.out)$/;
const mostLevels = 5;

/** Beside the tests that are there, since the runner finds those; else in `test`. */
export function testPlace(project: Project, { runner, language, imports, configuredIn }: Setup): TestPlace {
  const extension = language === 'TypeScript' ? 'ts' : runner === 'node' && imports ? 'mjs' : 'js';
  const [first] = [...testFiles(project.folder, '', mostLevels)].sort(
    (one, other) => one.split('/').length - other.split('/').length,
  );
  const kind = first !== undefined && /\.spec\.\w+$/.test(first) && runner !== 'node' ? 'spec' : 'test';
  const there = rootOf(project, configuredIn) ?? usualFolders.find((name) => project.files.includes(name)) ?? 'test';
  const folder = first === undefined ? there : path.posix.dirname(first);
  return { folder, ending: `.${kind}.${extension}` };
}

/** The first folder in which Jest looks for tests, where its configuration names some. */
function rootOf({ folder, manifest }: Project, configuredIn: string | undefined): string | undefined {
  if (configuredIn === undefined) return undefined;
  const text =
    configuredIn === 'package.json' ? JSON.stringify(manifest['jest'] ?? {}) : fileText(folder, configuredIn);
  return /\broots["']?\s*:\s*\[\s*["'](?:<rootDir>\/)?([\w./-]*[\w-])\/?["']/.exec(text)?.[1];
}

function* testFiles(root: string, inside: string, levels: number): Generator<string> {
  for (const entry of folderEntries(path.join(root, inside))) {
    if (foreign.test(entry.name)) continue;
    const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory()) {
      if (levels > 1) yield* testFiles(root, name, levels - 1);
    } else if (/\.(?:test|spec)\.[cm]?[jt]sx?$/.test(entry.name)) yield name;
  }
}

/** Where the declaration of names goes, and whether a test has to refer to it, as tsconfig.json does not lead to it. */
export function declarationPlace(project: Project, { folder }: TestPlace): { file: string; isReferred: boolean } {
  const text = fileText(project.folder, 'tsconfig.json');
  if (covers(text, '')) return { file: 'stepmill.d.ts', isReferred: false };
  // Jest takes whatever lies in __tests__ for a test.
  if (!folder.includes('__tests__') && covers(text, folder))
    return { file: path.posix.join(folder, 'stepmill.d.ts'), isReferred: false };
  return { file: 'stepmill.d.ts', isReferred: true };
}

/** Whether a tsconfig.json reads the declarations in a folder, as far as its text tells. */
function covers(text: string, folder: string): boolean {
  const list = (name: string): readonly string[] | undefined => {
    const [, inner] = new RegExp(`"${name}"\\s*:\\s*\\[([^\\]]*)\\]`).exec(text) ?? [];
    return inner?.match(/"[^"]*"/g)?.map((item) => item.slice(1, -1).replace(/^\.\//, '').replace(/\/$/, ''));
  };
  const [top = ''] = folder.split('/');
  const isOf = (pattern: string): boolean => pattern === folder || (top !== '' && pattern.split('/')[0] === top);
  const isWhole = (pattern: string): boolean => [folder, top].includes(pattern.replace(/\/\*\*(?:\/\*)?$/, ''));
  if (folder !== '' && list('exclude')?.some(isWhole) === true) return false;
  const include = list('include');
  if (include === undefined) return list('files') === undefined;
  return include.some(
    (pattern) =>
      isOf(pattern) ||
      /^(?:\.|\*\*(?:\/\*(?:\.(?:d\.)?tsx?)?)?)?$/.test(pattern) ||
      (folder === '' && /^\*(?:\.(?:d\.)?ts)?$/.test(pattern)),
  );
}
