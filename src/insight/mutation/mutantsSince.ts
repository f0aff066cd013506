import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import type { Mutant } from './mutantsOf';
import { isArray, isObject, type Json, type JsonObject } from '../../util/json';
import { HarnessError } from '../../errors/HarnessError';

/** The changes on lines that have changed since a commit. */
export function mutantsSince(
  mutants: readonly Mutant[],
  definition: JsonObject,
  locate: LoadedDefinition['locate'],
  since: string,
): readonly Mutant[] {
  const files = new Map<string, Lines>();
  const linesOf = (file: string): Lines => {
    let lines = files.get(file);
    if (lines === undefined) files.set(file, (lines = changedLines(file, since)));
    return lines;
  };
  return mutants.filter(({ pointer }) => {
    const { at, value } = find(definition, pointer);
    const places = [at, ...below(value, at)].flatMap((place) => locate(place) ?? []);
    const [first] = places;
    if (first === undefined) return true;
    const own = places.filter(({ file }) => file === first.file).map(({ line }) => line);
    return linesOf(first.file)(
      first.line,
      own.reduce((most, line) => Math.max(most, line), first.line),
    );
  });
}

/** The value at a pointer, or the closest one around it. */
function find(definition: JsonObject, pointer: string): { at: string; value: Json } {
  let at = '';
  let value: Json = definition;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const inner: Json | undefined = isArray(value) ? value[Number(name)] : isObject(value) ? value[name] : undefined;
    if (inner === undefined) return { at, value };
    value = inner;
    at = `${at}/${step}`;
  }
  return { at, value };
}

function below(value: Json, at: string): string[] {
  const entries: (readonly [string | number, Json])[] = isArray(value)
    ? [...value.entries()]
    : isObject(value)
      ? Object.entries(value)
      : [];
  return entries.flatMap(([name, inner]) => {
    const place = `${at}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return [place, ...below(inner, place)];
  });
}

/** Lines of one file, from 1. */
type Lines = (from: number, to: number) => boolean;

/**
 * Whether lines of a file have changed since a commit, in the working copy; true for all lines of a new file. Throws a
 * HarnessError if git does not know the commit.
 */
export function changedLines(file: string, since: string): Lines {
  // For a link, git would only compare its target's path.
  const real = realpathSync(file);
  const folder = path.dirname(real);
  const commit = git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${since}^{commit}`]);
  if (commit === undefined)
    throw new HarnessError(`--since: git knows no commit '${since}' in ${folder}. (In CI, fetch it first.)`);
  const name = path.basename(real);
  const wasThere = git(folder, ['cat-file', '-e', `${commit.trim()}:./${name}`]) !== undefined;
  if (!wasThere) return () => true;
  // `.gitattributes` may declare a file binary or change its diff, as for generated files.
  const plain = ['--unified=0', '--no-color', '--no-ext-diff', '--no-textconv', '--text'];
  const diff = git(folder, ['diff', ...plain, commit.trim(), '--', name]);
  if (diff === undefined) throw new HarnessError(`--since: git cannot say what has changed in ${file}.`);
  const ranges = [...diff.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].map(([, start, count = '1']) => {
    // If lines were only removed, git names the line before them.
    return [Number(start), Number(start) + Math.max(Number(count), 1) - 1] as const;
  });
  return (from, to) => ranges.some(([start, end]) => start <= to && end >= from);
}

/** The output of git; `undefined` if it fails. */
function git(folder: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT')
      throw new HarnessError('--since needs git, which is not installed.');
    return undefined;
  }
}
