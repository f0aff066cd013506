import { isObject, member, type JsonObject } from '../../util/json';
import type { Runner } from '../../insight/recordings/export/importsOf';
import { fileText, installedRelease, type Project } from './Project';

type Transform = 'ts-jest' | '@swc/jest' | 'babel' | 'own';

/** How the tests of a project are written and run. */
export interface Setup {
  readonly runner: Runner;
  /** What compiles TypeScript for Jest; `undefined` if nothing does. */
  readonly transform: Transform | undefined;
  readonly language: 'TypeScript' | 'JavaScript';
  /** Whether a test is written with `import`. */
  readonly imports: boolean;
  /** The existing file, or `package.json`, that configures the runner. */
  readonly configuredIn: string | undefined;
  /** Whether Jest runs ES modules natively, which needs an option of Node, set in its script. */
  readonly isNative?: boolean;
  /** What the project seems to want but cannot have, one sentence each. */
  readonly notes: readonly string[];
}

export const runnerNames: Readonly<Record<Runner, string>> = { jest: 'Jest', vitest: 'Vitest', node: 'node --test' };

/** Determines how a project tests. `wanted`: the runner that the user has named. */
export function chooseSetup(project: Project, wanted: Runner | undefined): Setup {
  const runner = wanted ?? runnerOf(project);
  const usesTypeScript =
    project.files.some((name) => /^tsconfig.*\.json$/.test(name)) || project.packages.has('typescript');
  const configuredIn = configurationOf(project, runner);
  const base = { runner, configuredIn, transform: undefined };
  if (runner === 'vitest')
    return { ...base, language: usesTypeScript ? 'TypeScript' : 'JavaScript', imports: true, notes: [] };
  if (runner === 'node') {
    const notes = usesTypeScript ? ['node --test runs TypeScript from Node 22.18 on, so the test is JavaScript.'] : [];
    return { ...base, language: 'JavaScript', imports: true, notes };
  }
  const transform = usesTypeScript ? transformOf(project, configuredIn) : undefined;
  if (transform !== undefined)
    return { ...base, transform, language: 'TypeScript', imports: true, isNative: isNativeModule(project), notes: [] };
  return {
    ...base,
    language: 'JavaScript',
    imports: isNativeModule(project),
    isNative: isNativeModule(project),
    notes: usesTypeScript ? [noTransform(configuredIn)] : [],
  };
}

/** The oldest supported releases: docs/reference/platforms.md has the same. */
const oldest = { jest: 29, vitest: 3, typescript: 5 } as const;

/** Why no test that is written here would run, one sentence each. */
export function unsupported({ folder, packages }: Project, { runner, language }: Setup): readonly string[] {
  const names = [...(runner === 'node' ? [] : [runner]), ...(language === 'TypeScript' ? ['typescript' as const] : [])];
  return names.flatMap((name) => {
    const release = packages.has(name) ? installedRelease(folder, name) : undefined;
    if (release === undefined || release >= oldest[name]) return [];
    const title = { jest: 'Jest', vitest: 'Vitest', typescript: 'TypeScript' }[name];
    const instead = name === 'typescript' ? '' : ', or use another runner: stepmill init --runner node';
    return [
      `${title} ${release} is installed, but Stepmill needs ${title} ${oldest[name]} or later. Install that${instead}.`,
    ];
  });
}

function runnerOf({ manifest, packages, files }: Project): Runner {
  const scripts = manifest['scripts'];
  const script = isObject(scripts) ? member(scripts, 'test') : undefined;
  const named = typeof script === 'string' ? /\b(jest|vitest)\b|\bnode\b.*--test\b/.exec(script) : null;
  if (named !== null) return (named[1] ?? 'node') as Runner;
  if (files.some((name) => name.startsWith('vitest.config.'))) return 'vitest';
  if ('jest' in manifest || files.some((name) => name.startsWith('jest.config.'))) return 'jest';
  if (packages.has('vitest')) return 'vitest';
  const jest = ['jest', 'ts-jest', '@swc/jest', 'babel-jest', 'jest-cli', 'react-scripts'];
  return jest.some((name) => packages.has(name)) ? 'jest' : 'node';
}

function configurationOf({ manifest, files }: Project, runner: Runner): string | undefined {
  const patterns: Record<Runner, RegExp> = {
    jest: /^jest\.config\.(?:[cm]?[jt]s|json)$/,
    vitest: /^(?:vitest|vite)\.config\.[cm]?[jt]s$/,
    node: /^$/,
  };
  const file = files.find((name) => patterns[runner].test(name));
  return file ?? (runner === 'jest' && 'jest' in manifest ? 'package.json' : undefined);
}

/** What compiles TypeScript: according to the configuration, or else to what is installed. */
function transformOf(project: Project, configuredIn: string | undefined): Transform | undefined {
  const { packages, manifest } = project;
  const babel = packages.has('@babel/preset-typescript') ? 'babel' : undefined;
  if (configuredIn !== undefined) {
    const text =
      configuredIn === 'package.json' ? JSON.stringify(manifest['jest']) : fileText(project.folder, configuredIn);
    if (text.includes('ts-jest')) return 'ts-jest';
    if (text.includes('@swc/jest')) return '@swc/jest';
    if (/\btransform\b|\bpreset\b/.test(text)) return 'own';
    return hasBabelConfig(project) ? babel : undefined;
  }
  if (packages.has('ts-jest')) return 'ts-jest';
  return packages.has('@swc/jest') ? '@swc/jest' : babel;
}

export function hasBabelConfig({ manifest, files }: Project): boolean {
  return 'babel' in manifest || files.some((name) => /^(?:babel\.config\.\w+|\.babelrc(?:\.\w+)?)$/.test(name));
}

/** Jest runs ES modules natively only with Node's option --experimental-vm-modules. */
function isNativeModule({ manifest, isModule }: Project): boolean {
  const flag = JSON.stringify((manifest as { scripts?: JsonObject }).scripts ?? {});
  return isModule && flag.includes('experimental-vm-modules');
}

function noTransform(configuredIn: string | undefined): string {
  const where = configuredIn === undefined ? '' : ` (${configuredIn} names none)`;
  return `Jest has nothing here that compiles TypeScript${where}, so the test is JavaScript. Install @swc/jest or ts-jest to change that.`;
}
