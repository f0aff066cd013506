import { hasBabelConfig, type Setup } from './Setup';
import { fileText, typeScriptRelease, type Project } from './Project';
import { member, type JsonObject, objectOf } from '../../util/json';
import type { Runner } from '../../insight/recordings/export/importsOf';

export interface NewFile {
  readonly name: string;
  readonly text: string;
  /** Its purpose, shown after its name. */
  readonly why: string;
}

/** What Jest needs to read TypeScript, unless the project has it. Vitest and node --test need nothing. */
export function configFiles(project: Project, { runner, transform, configuredIn }: Setup): readonly NewFile[] {
  if (runner !== 'jest' || transform === undefined) return [];
  const extension = project.isModule ? 'cjs' : 'js';
  if (transform === 'babel') {
    if (hasBabelConfig(project)) return [];
    const text = `module.exports = {\n  presets: [['@babel/preset-env', { targets: { node: 'current' } }], '@babel/preset-typescript'],\n};\n`;
    return [{ name: `babel.config.${extension}`, text, why: 'Babel reads TypeScript' }];
  }
  if (configuredIn !== undefined) return [];
  const rules = { 'ts-jest': tsJest(project), '@swc/jest': swc(project), own: '' }[transform];
  const text = [
    "/** @type {import('jest').Config} */",
    'module.exports = {',
    "  testEnvironment: 'node',",
    `  transform: { '^.+\\\\.tsx?$': ${rules} },`,
    '};',
    '',
  ].join('\n');
  return [{ name: `jest.config.${extension}`, text, why: `Jest reads TypeScript with ${transform}` }];
}

/** Jest runs CommonJS, so it cannot use a tsconfig.json that emits or requires ES modules. */
function tsJest({ folder, isModule }: Project): string {
  const text = fileText(folder, 'tsconfig.json');
  const writesModules = isModule && /"module"\s*:\s*"(?:node\d*|nodenext|es\w+|preserve)"/i.test(text);
  if (!writesModules && !/"verbatimModuleSyntax"\s*:\s*true/.test(text)) return "'ts-jest'";
  // These override tsconfig.json. The CommonJS option was renamed in TypeScript 6.
  const resolution = (typeScriptRelease(folder) ?? 5) >= 6 ? 'bundler' : 'node10';
  const names = text.includes('"moduleResolution"') ? `, moduleResolution: '${resolution}'` : '';
  return `['ts-jest', { tsconfig: { module: 'commonjs'${names}, verbatimModuleSyntax: false } }]`;
}

function swc({ files }: Project): string {
  if (files.includes('.swcrc')) return "'@swc/jest'";
  return "['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }]";
}

/** A package.json with missing parts added. */
export interface ManifestChange {
  readonly text: string;
  /** What was added, in words. */
  readonly added: readonly string[];
  /** What already has another value, and is kept. */
  readonly kept: readonly string[];
}

const testCommands: Readonly<Record<Runner, string>> = { jest: 'jest', vitest: 'vitest run', node: 'node --test' };

/** The placeholder that `npm init` writes. */
const placeholder = /^echo "?\\?"?Error: no test specified/;

interface ManifestWishes {
  readonly runner: Runner;
  /** The command that writes the types of names. */
  readonly types: string | undefined;
  readonly version: string;
  /** What must run before the tests. */
  readonly build: string | undefined;
}

/** Adds scripts and the package itself; existing values are kept. */
export function manifestChange(project: Project, { runner, types, version, build }: ManifestWishes): ManifestChange {
  const before = project.manifestText ?? '{}\n';
  const manifest: JsonObject = project.manifestText === undefined ? { private: true } : project.manifest;
  const added: string[] = [];
  const kept: string[] = [];
  const scripts: Record<string, unknown> = { ...objectOf(member(manifest, 'scripts')) };
  const addScript = (name: string, command: string): void => {
    const { [name]: given } = scripts;
    if (given === command) return;
    if (typeof given === 'string' && !(name === 'test' && placeholder.test(given))) {
      if (name !== 'test') kept.push(`scripts.${name} already exists: ${given}`);
      return;
    }
    scripts[name] = command;
    added.push(`script ${name}`);
  };
  addScript('test', testCommands[runner]);
  if (build !== undefined) addScript('pretest', build);
  if (types !== undefined) addScript('stepmill:types', types);
  const packages = { ...objectOf(member(manifest, 'devDependencies')) };
  const isThere = ['dependencies', 'devDependencies'].some((kind) => 'stepmill' in objectOf(member(manifest, kind)));
  if (!isThere && !project.packages.has('stepmill')) {
    Object.assign(packages, { stepmill: `^${version}` });
    added.push('stepmill as a devDependency');
  }
  if (added.length === 0) return { text: before, added, kept };
  const changed = {
    ...manifest,
    ...(Object.keys(scripts).length === 0 ? {} : { scripts }),
    ...(Object.keys(packages).length === 0 ? {} : { devDependencies: packages }),
  };
  return { text: likeBefore(before, changed), added, kept };
}

/** Keeps the indentation, line endings and final newline of the existing content. */
function likeBefore(before: string, value: object): string {
  const [, indent = '  '] = /^([ \t]+)"/m.exec(before) ?? [];
  const text = `${JSON.stringify(value, null, indent)}${/\n\s*$/.test(before) ? '\n' : ''}`;
  return before.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
}
