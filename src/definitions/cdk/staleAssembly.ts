import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** A cloud assembly, and a source of its app that has changed since it was built. */
interface StaleAssembly {
  readonly folder: string;
  readonly source: string;
}

/** The maximum number of files of an app that are checked. */
const mostFiles = 5000;

const code = /\.(?:[cm]?[jt]sx?|py|java|kt|go|cs|fs|rb)$|\.asl\.(?:jsonc?|ya?ml)$|^(?:cdk\.json|Dockerfile)$/;
/** Files whose changes do not affect the assembly. */
const aside = /\.(?:test|spec)\.\w+$|\.d\.[cm]?ts$|\.config\.\w+$|(?:^|[.-])setup\.\w+$/;
/** Folders without sources of the app: build output, third-party code, tests. */
const foreign =
  /^(?:\..*|node_modules|cdk\.out|dist|build|out|target|obj|coverage|vendor|venv|__\w+__|tests?|e2e|specs?|mocks?|fixtures|events|docs)$/;

/**
 * The most recently changed source of a CDK app that was changed after the app was synthesised. `undefined` if the
 * assembly is newer than all sources, or if the times of the files are meaningless: after a checkout all are new, and
 * an assembly under version control has the time of the checkout. `template`: a file of the assembly.
 */
export function staleAssembly(template: string): StaleAssembly | undefined {
  const folder = assemblyOf(dirname(template));
  const made = folder === undefined ? undefined : changedAt(join(folder, 'manifest.json'));
  const app = folder === undefined ? undefined : appOf(folder);
  if (folder === undefined || made === undefined || app === undefined) return undefined;
  const sources = [...sourcesIn(app)];
  const newer = sources.filter(({ at }) => at > made);
  const [last] = newer.sort((one, other) => other.at - one.at);
  if (last === undefined || newer.length === sources.length || isTracked(join(folder, 'manifest.json')))
    return undefined;
  return { folder, source: last.file };
}

/** The outermost assembly around a folder. */
function assemblyOf(folder: string): string | undefined {
  let found: string | undefined;
  for (let at = folder; changedAt(join(at, 'manifest.json')) !== undefined; at = join(at, '..')) found = at;
  return found;
}

/** The folder of the app that an assembly was built from. */
function appOf(assembly: string): string | undefined {
  return [join(assembly, '..'), join(assembly, '..', '..')].find((at) => changedAt(join(at, 'cdk.json')) !== undefined);
}

interface Source {
  readonly file: string;
  readonly at: number;
}

function* sourcesIn(app: string): Generator<Source> {
  const folders = [app];
  let count = 0;
  for (let folder = folders.shift(); folder !== undefined && count < mostFiles; folder = folders.shift()) {
    const entries = entriesOf(folder);
    const names = new Set(entries.map(({ name }) => name));
    for (const entry of entries) {
      const file = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!foreign.test(entry.name)) folders.push(file);
        continue;
      }
      if (!code.test(entry.name) || aside.test(entry.name) || isCompiled(entry.name, names)) continue;
      count++;
      const at = changedAt(file);
      if (at !== undefined) yield { file, at };
    }
  }
}

/** Whether it is compiler output: `stack.js` beside `stack.ts`. */
function isCompiled(name: string, beside: ReadonlySet<string>): boolean {
  const [, base] = /^(.+)\.[cm]?jsx?$/.exec(name) ?? [];
  return base !== undefined && ['.ts', '.tsx', '.mts', '.cts'].some((extension) => beside.has(base + extension));
}

/** Whether git tracks the file: its time is then that of the last checkout. */
function isTracked(file: string): boolean {
  for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
    const git = join(folder, '.git');
    const isFolder = statSync(git, { throwIfNoEntry: false })?.isDirectory();
    if (isFolder !== undefined) {
      const home = isFolder ? git : resolve(folder, /^gitdir: (.+)$/m.exec(textOf(git))?.[1] ?? '.git');
      const name = resolve(file)
        .slice(folder.length)
        .replace(/^[\\/]/, '')
        .replaceAll('\\', '/');
      return textOf(join(home, 'index')).includes(name);
    }
    if (dirname(folder) === folder) return false;
  }
}

function changedAt(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
