import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { HarnessError } from '../../errors/HarnessError';
import { exitCodes } from '../../terminal/Cli';
import { toLoadOptions, type LoadFlags } from '../../terminal/options/addLoadOptions';
import type { Terminal } from '../../terminal/Terminal';
import { declaration } from './declaration';
import { testPathOf, readNames } from './readNames';
import { makeFolders } from '../../util/makeFolders';

export interface TypesOptions extends LoadFlags {
  readonly out?: string;
  readonly check?: true;
}

/** Writes (or checks) the declaration of the names in files, and returns the exit code. */
export function writeTypes(
  files: readonly string[],
  options: TypesOptions,
  { stdout, stderr }: Pick<Terminal, 'stdout' | 'stderr'>,
): number {
  const { out, check } = options;
  if (check && out === undefined) throw new HarnessError('--check compares a file: name it with --out.');
  if (out !== undefined && !/\.d\.[cm]?ts$/.test(out))
    throw new HarnessError(`--out ${out} would be a program. A declaration ends in .d.ts: --out stepmill.d.ts`);
  const command = commandOf(files, options);
  const text = declaration(readNames(files, toLoadOptions(options)), command);
  if (out === undefined) {
    stdout.write(text);
    return exitCodes.success;
  }
  const before = readIfThere(out);
  // A checkout on Windows may have changed the line endings.
  if (before?.replaceAll('\r\n', '\n') === text) return exitCodes.success;
  if (check) {
    const what =
      before === undefined ? 'is missing' : `differs from what the files declare now.${firstChange(before, text)}`;
    stderr.write(`${out} ${what}\n  Write it with: npx ${command}\n`);
    return exitCodes.failure;
  }
  makeFolders(dirname(out));
  writeFileSync(out, text);
  stdout.write(`Wrote ${out}\n`);
  return exitCodes.success;
}

/** The same command without `--check`. */
function commandOf(files: readonly string[], { out, param, substitute, account, region }: TypesOptions): string {
  const pairs = (flag: string, values: LoadFlags['param']): string[] =>
    [...(values ?? [])].flatMap(([name, value]) => [flag, `${name}=${value}`]);
  const words = [
    'stepmill',
    'types',
    ...files.map((file) => testPathOf(file)),
    ...pairs('--param', param),
    ...pairs('--substitute', substitute),
    ...(account === undefined ? [] : ['--account', account]),
    ...(region === undefined ? [] : ['--region', region]),
    ...(out === undefined ? [] : ['--out', testPathOf(out)]),
  ];
  return words.map((word) => (/[^\w./=:@+-]/.test(word) ? JSON.stringify(word) : word)).join(' ');
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new HarnessError(`${file} cannot be read: ${message}`);
  }
}

/** The first line that differs, as it is and as it should be; for a list of names, those that are only in one. */
function firstChange(before: string, text: string): string {
  const should = text.split('\n');
  const is = before.split(/\r?\n/);
  const at = should.findIndex((line, index) => line !== is[index]);
  const [old, now] = [(is[at] ?? '').trim(), (should[at] ?? '').trim()];
  const [gone, come] = [namesOnlyIn(old, now), namesOnlyIn(now, old)];
  const isList =
    /^(?:state|mock|testCase|function|queue|topic|eventBus|stateMachine|activity|service): /.test(now) &&
    old.split(':')[0] === now.split(':')[0];
  if (!isList || gone.length + come.length === 0) return `\n  - ${old}\n  + ${now}`;
  return [...gone.map((name) => `\n  - ${name}`), ...come.map((name) => `\n  + ${name}`)].join('');
}

function namesOnlyIn(line: string, other: string): readonly string[] {
  const names = (text: string): readonly string[] => text.match(/'(?:[^'\\]|\\.)*'/g) ?? [];
  return names(line).filter((name) => !names(other).includes(name));
}
