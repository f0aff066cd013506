import { hasBabelConfig, type Setup } from './Setup';
import type { Project } from './Project';

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
  const rules = { 'ts-jest': tsJest, '@swc/jest': swc(project), own: '' }[transform];
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

const tsJest = "'ts-jest'";

function swc({ files }: Project): string {
  if (files.includes('.swcrc')) return "'@swc/jest'";
  return "['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }]";
}
