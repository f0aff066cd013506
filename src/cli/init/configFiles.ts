import { hasBabelConfig, type Setup } from './Setup';
import { fileText, type Project } from './Project';

export interface NewFile {
  readonly name: string;
  readonly text: string;
  /** What it is for, behind its name. */
  readonly why: string;
}

/** What Jest needs to read TypeScript, where the project has not said it yet. Vitest and node --test need nothing. */
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

/** Jest runs CommonJS: a tsconfig.json that has the compiler write ES modules, or insist on them, is not for it. */
function tsJest({ folder, isModule }: Project): string {
  const text = fileText(folder, 'tsconfig.json');
  const writesModules = isModule && /"module"\s*:\s*"(?:node\d*|nodenext|es\w+|preserve)"/i.test(text);
  if (!writesModules && !/"verbatimModuleSyntax"\s*:\s*true/.test(text)) return "'ts-jest'";
  // These go before those of tsconfig.json. What belongs to CommonJS was renamed in TypeScript 6.
  const [, release = '5'] =
    /"version"\s*:\s*"(\d+)/.exec(fileText(folder, 'node_modules/typescript/package.json')) ?? [];
  const resolution = Number(release) >= 6 ? 'bundler' : 'node10';
  const names = text.includes('"moduleResolution"') ? `, moduleResolution: '${resolution}'` : '';
  return `['ts-jest', { tsconfig: { module: 'commonjs'${names}, verbatimModuleSyntax: false } }]`;
}

function swc({ files }: Project): string {
  if (files.includes('.swcrc')) return "'@swc/jest'";
  return "['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }]";
}
