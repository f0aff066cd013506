import { parseSync } from '@swc/core';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import manifest from '../../package.json';
import { runCli } from '../../src/cli/runCli';
import type { Terminal } from '../../src/terminal/Terminal';
import { matchers } from '../../src/harness/matchers/matchers';
import { anchorsOf, fencesOf, linksOf, pages, readPage, root } from './support/markdown';
import { writeSnippets } from './support/snippets';

// What the pages say is checked: links lead somewhere, code is code. That it runs: snippets.test.ts.
jest.setTimeout(60_000);

const fences = pages.flatMap((page) => fencesOf(page));

const sources = fs
  .readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.m?ts$/.test(name))
  .map((name) => [name.split(path.sep).join('/'), readPage(`src/${name}`)] as const);

test('every relative link leads to an existing file and heading', () => {
  const broken = pages.flatMap((page) =>
    linksOf(page)
      .filter((link) => !leadsSomewhere(page, link))
      .map((link) => `${page}: ${link}`),
  );
  expect(broken).toEqual([]);
});

test('the table of contents leads to every page', () => {
  // The sidebar of the site is made of it.
  const listed = [...readPage('docs/README.md').matchAll(/^- \[.*\]\((.*)\)$/gm)].map(([, page]) => `docs/${page}`);
  const ours = pages.filter((page) => page.startsWith('docs/') && !/^docs\/(?:README|decisions\/\d)/.test(page));
  expect(listed.filter((page) => !page.includes('..')).sort()).toEqual([...ours].sort());
});

test('the files of ours that pages for contributors name exist', () => {
  const files = ['src', 'test', '.ci', 'docs'].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `/${folder}/${name.split(path.sep).join('/')}`),
  );
  const isThere = (name: string): boolean =>
    files.some((file) => file.endsWith(`/${name}`) || file.endsWith(`/${name}.test.ts`));
  const gone = pages
    .filter((page) => /^docs\/(?:decisions\/|CONTRIBUTING|releasing)/.test(page))
    .flatMap((page) =>
      // A path of the checkout, or the end of one: `worker/messages.ts`. `src/<name>.ts` is a pattern.
      [...readPage(page).matchAll(/`((?:src|test|\.ci|docs)\/[\w./-]+|[\w/-]+(?:\.test)?\.[cm]?ts)`/g)]
        .map(([, name]) => name!.replace(/\/$/, ''))
        .filter((name) => !name.endsWith('/dist') && !isThere(name))
        .map((name) => `${page}: ${name}`),
    );
  expect(gone).toEqual([]);
});

test('no page of the package links to a file outside of it', () => {
  const packed = new Set(['README.md', ...manifest.files]);
  const outside = pages
    .filter((page) => packed.has(page.split('/')[0]!))
    .flatMap((page) =>
      linksOf(page)
        .map((link) => path.posix.join(path.posix.dirname(page), link.split('#')[0] || path.posix.basename(page)))
        .filter((target) => !packed.has(target.split('/')[0]!))
        .map((target) => `${page}: ${target}`),
    );
  expect(outside).toEqual([]);
});

function leadsSomewhere(page: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
  if (!fs.existsSync(path.join(root, target))) return false;
  return anchor === undefined || anchorsOf(target).includes(anchor);
}

test('the changelog has a section for each version, of 250 lines at most', () => {
  // Two branches that change it are merged by hand: the second one easily brings back what the first one has rewritten.
  const [, ...sections] = readPage('CHANGELOG.md').split(/^## /m);
  const titles = sections.map((section) => section.split('\n')[0]!);
  expect(titles[0]).toBe('Unreleased');
  expect(titles.slice(1).filter((title) => !/^\d+\.\d+\.\d+ - \d{4}-\d{2}-\d{2}$/.test(title))).toEqual([]);
  expect(titles[1]?.split(' ')[0]).toBe(manifest.version);
  expect(sections.filter((section) => section.split('\n').length > 250)).toEqual([]);
});

test('the list of decisions has each page once', () => {
  const listed = [...readPage('docs/decisions/README.md').matchAll(/^\| \[\d{4}\]\(([^)]+)\)/gm)].map(
    ([, page]) => page,
  );
  expect(listed).toEqual(
    fs
      .readdirSync(path.join(root, 'docs/decisions'))
      .filter((name) => /^\d/.test(name))
      .sort(),
  );
});

test('JavaScript and TypeScript on the pages are well formed', () => {
  const wrong = fences
    .filter(({ language }) => ['js', 'ts'].includes(language))
    .flatMap(({ page, code }) => mistakesIn(code).map((mistake) => `${page}: ${mistake}\n${code}`));
  expect(wrong).toEqual([]);
  expect(mistakesIn('const x = {\nconst')).toEqual([expect.stringContaining('Expected')]);
});

function mistakesIn(code: string): readonly string[] {
  try {
    parseSync(code, { syntax: 'typescript', target: 'es2022' });
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

test('the commands on the pages have the options that are shown', async () => {
  const help = new Map<string, string>();
  const wrong: string[] = [];
  for (const { page, code } of fences.filter(({ language }) => language === 'sh')) {
    for (const [line, name = '', rest = ''] of code.replace(/\\\n/g, ' ').matchAll(/npx stepmill (\w+)([^\n|>&#]*)/g)) {
      if (!help.has(name)) help.set(name, await helpOf(name));
      const missing = [...rest.matchAll(/(?<= )--[a-z-]+/g)].filter(([flag]) => !help.get(name)!.includes(flag));
      if (help.get(name) === '' || missing.length > 0) wrong.push(`${page}: ${line}`);
    }
  }
  expect(wrong).toEqual([]);
});

/** Nothing for an unknown command. */
async function helpOf(command: string): Promise<string> {
  let text = '';
  const stream = { write: (chunk: string) => (text += chunk), colour: false, columns: 200, isTerminal: false };
  const terminal = { stdout: stream, stderr: stream, environment: {} } as unknown as Terminal;
  return (await runCli([command, '--help'], terminal)) === 0 && text.includes(`stepmill ${command}`) ? text : '';
}

test('the page about matchers has every matcher, and no other', () => {
  const named = [...readPage('docs/reference/matchers.md').matchAll(/^\| `(\w+)\(/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual(Object.keys(matchers).sort());
});

test('the page about the environment lists every variable of ours that the code reads, and no other', () => {
  const read = sources
    .flatMap(([, code]) => code.match(/['`]STEPMILL_[A-Z_]+|['`]SFN_MOCK_CONFIG|['`]WAIT_TIME_SCALE/g) ?? [])
    .map((text) => text.slice(1));
  const told =
    readPage('docs/reference/environment.md').match(/`(?:STEPMILL_[A-Z_]+|SFN_MOCK_CONFIG|WAIT_TIME_SCALE)/g) ?? [];
  const names = (texts: readonly string[]): string[] => [...new Set(texts)].sort();
  // `STEPMILL_STATE_MACHINE_ARN_` is followed by the name of a state machine.
  const withoutExamples = read.filter((name) => !/^STEPMILL_STATE_MACHINE_ARN_./.test(name));
  expect(names(told.map((text) => text.slice(1)))).toEqual(names(withoutExamples));
});

/** What sources have, each once: of a pattern the first group, or all of it. */
function found(pattern: RegExp, wanted: (name: string) => boolean): readonly string[] {
  const texts = sources.filter(([name]) => wanted(name)).map(([, code]) => code);
  return [...new Set(texts.flatMap((code) => [...code.matchAll(pattern)].map(([all, name]) => name ?? all)))].sort();
}

test('the page about errors lists each thrown name and each diagnostic code, and no other', () => {
  // States, diagnostics and clients see those of expressions under other names.
  const outside = (name: string): boolean => !/^(?:language|console)\//.test(name);
  const classes = found(/class (\w+) extends HarnessError\b[\s\S]{0,500}?this\.name = /g, outside);
  const others = ['HarnessError', 'PropertyError', 'ServiceError', 'ControlError', 'Codes of the control API'];
  const ends = found(/'(Stepmill\.[A-Z]\w+)'/g, outside);
  const headings = [...readPage('docs/reference/errors.md').matchAll(/^### (.*)$/gm)].map(([, name]) => name!);
  expect([...headings].sort()).toEqual([...new Set([...classes, ...others, ...ends])].sort());

  const codes = found(/(?:code: |[?:] |\?\? )'([A-Z]+(?:_[A-Z]+)+)'/g, (name) =>
    /^(?:validation\/rules\/|cli\/validate\/|definitions\/doubts\.ts)/.test(name),
  );
  const listed = [...readPage('docs/reference/errors.md').matchAll(/^- `([A-Z_]+)` \(/gm)].map(([, code]) => code!);
  expect([...listed].sort()).toEqual(codes);
});

test('the messages on the page about troubleshooting are those of the code', () => {
  // Comments may use the same words.
  const code = sources
    .map(([, text]) => text.replace(/^\s*(?:\/\*\*|\*|\/\/).*$/gm, '').replace(/['`"] \+\s*['`"]/g, ''))
    .join('\n');
  // What Jest, TypeScript, the SDKs and the AWS CLI say.
  const ofOthers =
    /Exceeded timeout|SyntaxError|TS2345|Cannot find name|CredentialsProviderError|egion|ENOTFOUND|credentials|AccessDenied/;
  const texts = [...readPage('docs/reference/troubleshooting.md').matchAll(/^\| (`[^|]*`)[^|`]*\|/gm)]
    .flatMap(([, cell]) => [...cell!.matchAll(/`([^`]+)`/g)].map(([, text]) => text!))
    .filter((text) => !ofOthers.test(text));
  // Of one message, so the parts follow each other on one line of code.
  const isSaid = (text: string): boolean => {
    const parts = text
      .replace(/\$\{…\}|8083|127\.0\.0\.1/g, '…')
      .split('…')
      .map((part) => part.replace(/^[ '.?]+|[ '.?]+$/g, '').replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
    return new RegExp(parts.join('.*')).test(code);
  };
  expect(texts.length).toBeGreaterThan(15);
  expect(texts.filter((text) => !isSaid(text))).toEqual([]);
});

test('docs/reference/support.md matches the tables', () => {
  const { renderSupport } = require('../../.ci/support-matrix.cjs') as {
    renderSupport(load: (module: string) => unknown): string;
  };
  const rendered = renderSupport((module) => require(`../../src/${module}`) as unknown);
  // `npm run build && npm run docs` writes it.
  expect(readPage('docs/reference/support.md')).toBe(rendered);
});

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-docs-'));
afterAll(() => {
  fs.rmSync(scratch, { recursive: true, force: true });
});

test('each block of code runs, or says why it cannot run here', () => {
  // fixtures/snippets/ has the files around the blocks; support/snippets.ts says how.
  expect(writeSnippets(path.join(scratch, 'pages')).mistakes).toEqual([]);
});

test('detects a block that nothing runs, and an invalid reason', () => {
  const folder = path.join(scratch, 'noticed');
  const fixtures = path.join(folder, 'fixtures');
  fs.mkdirSync(path.join(fixtures, 'gone'), { recursive: true });
  fs.mkdirSync(path.join(fixtures, 'page'));
  fs.writeFileSync(path.join(fixtures, 'page/a.test.js'), '// SNIPPET renamed\n');
  const block = (info: string, code: string): string => `\`\`\`${info}\n${code}\n\`\`\`\n`;
  const text = [
    block('js', 'one()'),
    block('js run=two', 'two()'),
    block('text printed=three', 'three'),
    block('sh', 'npm ci'),
    block('ts file=five.ts run=five', 'five()'),
    ` ${block('sh', 'six')}`,
  ].join('\n');
  const reasons = [
    { page: 'page.md', starts: 'npm ci', needs: 'Terraform' },
    { page: 'page.md', starts: 'seven', needs: 'Terraform' },
  ] as const;
  const { mistakes } = writeSnippets(folder, { pages: ['page.md'], read: () => text, fixtures, notRun: reasons });
  expect(mistakes).toEqual([
    'gone: there is no such page',
    'page.md: Terraform is no reason for npm ci',
    'page.md: 0 blocks start with seven',
    'page.md: a block is not read: begin its line with ```',
    'page.md: 0 ways to run\none()\n',
    'page.md: 2 ways to run\nfive()\n',
    'page.md: no block is renamed, which a.test.js names',
    'page.md: no file of its fixtures has "SNIPPET two"',
    'page.md: no file of its fixtures has "SNIPPET five"',
    'page.md: no script three prints\nthree\n',
  ]);
});

test('how-to pages have 60 lines at most', () => {
  const folder = path.join(root, 'docs/how-to');
  const long = fs
    .readdirSync(folder)
    .filter((name) => fs.readFileSync(path.join(folder, name), 'utf8').trimEnd().split('\n').length > 60);
  expect(long).toEqual([]);
});
