import fs from 'node:fs';
import path from 'node:path';

export const root = path.join(__dirname, '../../..');

/** A fenced block: its language, the rest of its first line, and what is in it. */
export interface Fence {
  readonly page: string;
  readonly language: string;
  /** Of `js file=order.test.js`: a whole file. */
  readonly file: string | undefined;
  /** Of `js run=redrive`: a part of a program; see snippets.ts. */
  readonly run: string | undefined;
  /** Of `text printed=validate`: what the commands of `run=validate` print. */
  readonly printed: string | undefined;
  /** Of `ts example`: an example of a docstring. */
  readonly example: true | undefined;
  readonly code: string;
}

/** The pages that a reader is meant to read, relative to the root. */
export const pages: readonly string[] = [
  'README.md',
  'CHANGELOG.md',
  'docker/README.md',
  'mocks/README.md',
  'bench/README.md',
  ...fs
    .readdirSync(path.join(root, 'examples'))
    .map((name) => `examples/${name}/README.md`)
    .filter((name) => fs.existsSync(path.join(root, name))),
  ...fs
    .readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.posix.join('docs', name.split(path.sep).join('/')))
    .sort(),
];

export function readPage(page: string): string {
  return fs.readFileSync(path.join(root, page), 'utf8');
}

export function fencesOf(page: string, text = readPage(page)): readonly Fence[] {
  return [...text.matchAll(/^```(\w*) ?(.*)\n([\s\S]*?)^```$/gm)].map(([, language = '', info = '', code = '']) => ({
    page,
    language,
    file: /(?:^| )file=(\S+)/.exec(info)?.[1],
    run: /(?:^| )run=(\S+)/.exec(info)?.[1],
    printed: /(?:^| )printed=(\S+)/.exec(info)?.[1],
    example: info === 'example' ? true : undefined,
    code,
  }));
}

/** Where the links of a page lead, those to other sites left out. */
export function linksOf(page: string): readonly string[] {
  const text = readPage(page).replace(/^```[\s\S]*?^```$/gm, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!).filter((target) => !/^\w+:/.test(target));
}

/** The folder of a page's files: `docs-definitions-sam`, `README`. */
export function folderOf(page: string): string {
  return page.replace(/\.md$/, '').replaceAll('/', '-');
}

/** The anchors of a page's headings, as GitHub makes them. */
export function anchorsOf(page: string): readonly string[] {
  return [...readPage(page).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/ /g, '-'),
  );
}
