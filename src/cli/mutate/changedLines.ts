import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../errors/HarnessError';

/** Lines of one file, from 1. */
export type Lines = (from: number, to: number) => boolean;

/**
 * Whether lines of a file have changed since a commit, in the working copy; all have in a file that the commit had not.
 * Throws a HarnessError when git knows no such commit.
 */
export function changedLines(file: string, since: string): Lines {
  // Of a link, git would only compare where it leads.
  const real = realpathSync(file);
  const folder = path.dirname(real);
  const commit = git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${since}^{commit}`]);
  if (commit === undefined)
    throw new HarnessError(`--since: git knows no commit '${since}' in ${folder}. (In CI, fetch it first.)`);
  const name = path.basename(real);
  const wasThere = git(folder, ['cat-file', '-e', `${commit.trim()}:./${name}`]) !== undefined;
  if (!wasThere) return () => true;
  // `.gitattributes` may call a file binary or show it otherwise, as those do that a tool has written.
  const plain = ['--unified=0', '--no-color', '--no-ext-diff', '--no-textconv', '--text'];
  const diff = git(folder, ['diff', ...plain, commit.trim(), '--', name]);
  if (diff === undefined) throw new HarnessError(`--since: git does not tell what has changed in ${file}.`);
  const ranges = [...diff.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].map(([, start, count = '1']) => {
    // Where lines were only taken away, git names the line before them.
    return [Number(start), Number(start) + Math.max(Number(count), 1) - 1] as const;
  });
  return (from, to) => ranges.some(([start, end]) => start <= to && end >= from);
}

/** What git prints; `undefined` when it fails. */
function git(folder: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') throw new HarnessError('--since needs git, and there is none.');
    return undefined;
  }
}
