import fs from 'node:fs';
import path from 'node:path';
import { fencesOf, folderOf, pages, readPage, root, type Fence } from './markdown';
import { needs, notRun, type NotRun } from './snippetsNotRun';

// How the code of the pages becomes files that run. A block of a page is one of
//   `file=NAME`      a whole file, in the folder of its page;
//   `run=NAME`       a part: it stands where a file of fixtures/snippets/<page>/ says `SNIPPET NAME`, or, of the shell, runs
//                    by itself;
//   `printed=NAME`   what the script NAME prints;
//   `example`        an example of a docstring, in a generated part of a page;
// or a line in snippetsNotRun.ts says why it cannot run here.

const marker = /^.*\bSNIPPET (\w+).*\n/gm;

/** Where the pages are, and what goes with them. */
export interface Source {
  readonly pages: readonly string[];
  readonly read: (page: string) => string;
  readonly fixtures: string;
  readonly notRun: readonly NotRun[];
}

const ours: Source = {
  // Its blocks build on each other: tutorial.test.ts walks from the first to the last.
  pages: pages.filter((page) => page !== 'docs/tutorial.md'),
  read: readPage,
  fixtures: path.join(__dirname, '../fixtures/snippets'),
  notRun,
};

/** What else a page speaks of: files of the checkout, copied beside its own. */
const copied: Readonly<Record<string, readonly string[]>> = {
  'README.md': ['examples/order'],
  'examples/order/README.md': ['examples/order'],
  'docs/how-to/ci.md': ['action.yml'],
};

/** A script of the shell, in the folder of its page. */
export interface Script {
  readonly page: string;
  readonly name: string;
  readonly folder: string;
  readonly code: string;
  /** What it has to print. */
  readonly printed: readonly string[];
}

export interface Snippets {
  readonly scripts: readonly Script[];
  /** Blocks that nothing runs, names that nobody fills, reasons without a block. */
  readonly mistakes: readonly string[];
}

/** Writes the files of all pages into a folder. */
export function writeSnippets(target: string, source: Source = ours): Snippets {
  const folders = new Set(source.pages.map(folderOf));
  const strangers = fs.readdirSync(source.fixtures).filter((name) => !folders.has(name));
  const mistakes = [
    ...strangers.map((name) => `${name}: there is no such page`),
    ...source.notRun.flatMap((reason) => wrongReason(reason, source)),
  ];
  const scripts = source.pages.flatMap((page) => writePage(target, page, source, mistakes));
  return { scripts, mistakes };
}

function wrongReason({ page, starts, needs: need, by }: NotRun, { read }: Source): readonly string[] {
  const blocks = fencesOf(page, read(page)).filter(({ code }) => code.startsWith(starts));
  if (blocks.length !== 1) return [`${page}: ${blocks.length} blocks start with ${starts}`];
  const holds =
    by === undefined
      ? need !== undefined && needs[need].test(blocks[0]!.code)
      : fs.readFileSync(path.join(root, by[0]), 'utf8').includes(by[1]);
  return holds ? [] : [`${page}: ${need ?? by?.join(': ')} is no reason for ${starts}`];
}

function writePage(target: string, page: string, source: Source, mistakes: string[]): readonly Script[] {
  const text = source.read(page);
  const fences = fencesOf(page, text);
  const say = (what: string): number => mistakes.push(`${page}: ${what}`);
  if (fences.length !== (text.match(/^ *```/gm) ?? []).length / 2) say('a block is not read: begin its line with ```');
  const parts = new Map<string, Fence>();
  for (const fence of fences) {
    const reasons = source.notRun.filter((reason) => reason.page === page && fence.code.startsWith(reason.starts));
    const ways = [fence.file, fence.run, fence.printed, fence.example, ...reasons].filter((way) => way !== undefined);
    if (ways.length !== 1) say(`${ways.length} ways to run\n${fence.code}`);
    if (fence.run === undefined) continue;
    if (parts.has(fence.run)) say(`two blocks are ${fence.run}`);
    parts.set(fence.run, fence);
  }

  const folder = path.join(target, folderOf(page));
  fs.mkdirSync(folder, { recursive: true });
  fs.symlinkSync(path.join(target, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  for (const name of copied[page] ?? []) fs.cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  const filled = copyFixtures(path.join(source.fixtures, folderOf(page)), folder, parts, say);
  for (const { file, code } of fences) if (file !== undefined) write(path.join(folder, file), code);
  for (const [part, { language, code }] of parts) {
    if (filled.has(part)) continue;
    if (language === 'sh') write(path.join(folder, `${part}.sh`), code);
    else say(`no file of its fixtures has "SNIPPET ${part}"`);
  }

  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.sh'));
  const scripts = names.map((file) => {
    const name = path.basename(file, '.sh');
    const printed = fences.filter((fence) => fence.printed === name).map((fence) => fence.code);
    return { page, name, folder, code: fs.readFileSync(path.join(folder, file), 'utf8'), printed };
  });
  for (const { printed, code } of fences)
    if (printed !== undefined && !names.includes(`${printed}.sh`)) say(`no script ${printed} prints\n${code}`);
  return scripts;
}

/** Copies them with the parts of the page in them, and says which parts these were. */
function copyFixtures(
  from: string,
  to: string,
  parts: ReadonlyMap<string, Fence>,
  say: (what: string) => void,
): ReadonlySet<string> {
  const filled = new Set<string>();
  for (const name of filesIn(from)) {
    const file = path.join(from, name);
    const code = fs.readFileSync(file, 'utf8').replace(marker, (line, part: string) => {
      if (!parts.has(part)) say(`no block is ${part}, which ${name} names`);
      filled.add(part);
      return parts.get(part)?.code ?? line;
    });
    write(path.join(to, name), code);
    fs.chmodSync(path.join(to, name), fs.statSync(file).mode);
  }
  return filled;
}

/** Files of a folder, however deep, those of packages left out; none where there is no such folder. */
export function filesIn(folder: string, below = ''): readonly string[] {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(below, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(folder, name);
    return entry.isFile() ? [name] : [];
  });
}

function write(file: string, code: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, code);
}
