import { isArray, isObject, type Json } from '../../util/json';
import { memberKey, quoted } from '../../util/literal';
import { varies, type Rehearsal } from './rehearse';
import type { RehearsedCase } from './rehearseCases';
import type { Setup } from './Setup';
import path from 'node:path';
import { folderEntries } from './findSources';
import { fileText, type Project } from './Project';

interface TestSubject {
  /** For display. */
  readonly name: string;
  readonly file: string;
  /** The state machine, if the file contains several. */
  readonly chosen: string | undefined;
  readonly rehearsal: Rehearsal;
  readonly cases: readonly RehearsedCase[];
}

const lineLength = 110;
const mostOutput = 2000;

/** A test that repeats a rehearsal: its mocks, path and output. */
export function testText(subject: TestSubject, setup: Setup, options: TestOptions): string {
  const { chosen, file, rehearsal } = subject;
  const { input } = rehearsal;
  const source = [file, ...(chosen === undefined ? [] : [chosen])].map(quoted).join(', ');
  const lines = [
    ...(options.reference === undefined ? [] : [`/// <reference path=${JSON.stringify(options.reference)} />`]),
    ...importLines(setup, options),
    '',
    'const sfn = stepmill();',
    `const machine = sfn.stateMachine(${source});`,
    ...(subject.cases.length > 0 ? subject.cases.flatMap((one) => caseLines(one, input)) : generatedLines(subject)),
  ];
  return `${lines.join('\n')}\n`;
}

/** A mock file's test case, unchanged: its author has written the answer of each task. */
function caseLines({ mockFile, testCase, run, output }: RehearsedCase, input: Json): readonly string[] {
  return [
    '',
    `test(${quoted(testCase)}, async () => {`,
    `  sfn.use(${quoted(mockFile)}, ${quoted(testCase)});`,
    `  const run = await machine.run(${pretty(input, 2)});`,
    '',
    pathLine(run),
    ...endLines({ run, output }),
    '});',
  ];
}

/** A test that repeats a rehearsal with the mocks that were found. */
function generatedLines(subject: TestSubject): readonly string[] {
  const { run, mocks, input, output } = subject.rehearsal;
  return [
    '',
    `test(${quoted(titleOf(subject))}, async () => {`,
    ...mocks.map(
      ({ state, calls, result }) => `  machine.mock(${quoted(state)}).returns(${pretty(result, 2)}); // ${calls}`,
    ),
    ...(mocks.length === 0 ? [] : ['']),
    `  const run = await machine.run(${pretty(input, 2)});`,
    '',
    pathLine(run),
    ...(run.status === 'SUCCEEDED'
      ? []
      : ['  // With these answers, it gets this far. With your own data, it may get further.']),
    ...endLines({ run, output }),
    '});',
  ];
}

interface TestOptions {
  /** How the test refers to the declaration of names. */
  readonly reference: string | undefined;
  /** Whether Jest's `test` and `expect` must be imported. */
  readonly importsJest: boolean;
}

function importLines({ runner, imports }: Setup, { importsJest }: TestOptions): readonly string[] {
  if (!imports) return ["const { stepmill } = require('stepmill/jest');"];
  if (runner === 'node')
    return ["import { expect, stepmill } from 'stepmill/node';", "import { test } from 'node:test';"];
  if (runner === 'vitest')
    return ["import { stepmill } from 'stepmill/vitest';", "import { expect, test } from 'vitest';"];
  const globals = importsJest ? ["import { expect, test } from '@jest/globals';"] : [];
  return [...globals, "import { stepmill } from 'stepmill/jest';"];
}

function titleOf({ name, rehearsal: { run } }: TestSubject): string {
  if (run.status !== 'SUCCEEDED') return `${name} ends with ${run.error ?? run.status}`;
  // It is unknown here whether the author considers this path a success.
  const last = run.fullPath.at(-1)!;
  return `${name} ends in ${typeof last === 'string' ? last : Object.keys(last).join()}`;
}

/** The whole path; with loops, each state at its first occurrence. */
function pathLine({ path, fullPath }: Rehearsal['run']): string {
  const whole = fullPath as unknown as Json;
  if (JSON.stringify(whole).length <= mostOutput) return `  expect(run).toHaveTakenPath(${pretty(whole, 2)});`;
  return `  expect(run).toHaveTakenPathContaining(${pretty([...new Set(path)], 2)});`;
}

function endLines({ run, output }: Pick<Rehearsal, 'run' | 'output'>): readonly string[] {
  if (run.status !== 'SUCCEEDED')
    return [
      run.status === 'FAILED' && run.error !== undefined
        ? `  expect(run).toHaveFailedWith(${quoted(run.error)});`
        : `  expect(run.status).toBe(${quoted(run.status)});`,
    ];
  const isShown = output !== undefined && JSON.stringify(output).length <= mostOutput;
  return [
    '  expect(run).toHaveSucceeded();',
    ...(isShown ? [`  expect(run).toHaveOutput(${pretty(output, 2)});`] : []),
  ];
}

/** A value as code: on one line if it fits. */
function pretty(value: Json, indent: number): string {
  const short = oneLine(value);
  if (short.length <= lineLength - indent - 30 || typeof value !== 'object' || value === null) return short;
  const inside = ' '.repeat(indent + 2);
  const items = isArray(value)
    ? value.map((item) => pretty(item, indent + 2))
    : Object.entries(value).map(([key, inner]) => `${memberKey(key)}: ${pretty(inner, indent + 2)}`);
  const [open, close] = isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${items.map((item) => `${inside}${item},\n`).join('')}${' '.repeat(indent)}${close}`;
}

function oneLine(value: Json): string {
  if (value === varies) return 'expect.anything()';
  if (typeof value === 'string') return quoted(value);
  if (isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, inner]) => `${memberKey(key)}: ${oneLine(inner)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** A test's folder and file name. */
interface TestPlace {
  readonly folder: string;
  /** Including its dot: `.test.ts`. */
  readonly ending: string;
}

const usualFolders = ['test', 'tests', '__tests__'];
const foreign = /^(?:\..*|node_modules|dist|build|out|coverage|cdk\.out)$/;
const mostLevels = 5;

/** Beside existing tests, because the runner finds those; otherwise in `test`. */
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

/** The first folder in which Jest looks for tests, if its configuration names any. */
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

/**
 * The place of the declaration of names, and whether a test must refer to it because tsconfig.json does not include it.
 */
export function declarationPlace(project: Project, { folder }: TestPlace): { file: string; isReferred: boolean } {
  const text = fileText(project.folder, 'tsconfig.json');
  if (covers(text, '')) return { file: 'stepmill.d.ts', isReferred: false };
  // Jest treats every file in __tests__ as a test.
  if (!folder.includes('__tests__') && covers(text, folder))
    return { file: path.posix.join(folder, 'stepmill.d.ts'), isReferred: false };
  return { file: 'stepmill.d.ts', isReferred: true };
}

/** Whether a tsconfig.json includes the declarations in a folder, as far as its text shows. */
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
