import fs from 'node:fs';
import path from 'node:path';
import { components } from '../../src/emulator/control/schema/components';
import { root } from './support/markdown';

// The generated parts of docs/reference come from docstrings and commands: `npm run build && npm run docs` writes them.

interface Reference {
  pagesWithParts(): readonly string[];
  renderPage(text: string, load: (module: string) => unknown): string;
  readonly pythonTypes: string;
  renderPythonTypes(schemas: object): string;
}

const { pagesWithParts, renderPage, pythonTypes, renderPythonTypes } = require('../../.ci/reference.cjs') as Reference;
const load = (name: string): unknown => require(`../../src/${name}`);
const part = (name: string, text: string): string =>
  `<!-- ${name}: written by \`npm run docs\` -->\n${text}<!-- end of ${name} -->`;

test.each(pagesWithParts().map((file) => path.relative(root, file)))('%s matches the code', (page) => {
  const text = fs.readFileSync(path.join(root, page), 'utf8');
  expect(text).toBe(renderPage(text, load));
});

test('the types of the Python package match the control API', () => {
  expect(fs.readFileSync(pythonTypes, 'utf8')).toBe(renderPythonTypes(components));
});

test('writes members with their docstrings, and options of commands', () => {
  const clock = renderPage(part('clock', 'old\n'), load);
  expect(clock).toContain("| `advance(time)`        | Moves time forward by `'2h'`, `'30d'` or seconds");
  const list = renderPage(part('options of data list', ''), load);
  expect(list).toMatch(/^\| `--status <status>` \| .*"RUNNING"/m);
});

test('writes errors from their docstrings and tables, with links from the page, and features from theirs', () => {
  expect(renderPage(part('errors of a test', ''), load)).toContain(
    '### MockConfigError\n\nAn invalid mock file. Whatever reads the file throws it: the harness, ',
  );
  const codes = renderPage(part('errors of the control API', ''), load);
  expect(codes).toContain('- `NotText` (400): the file or the sent text is not UTF-8. Save it as UTF-8.\n');
  expect(codes).toContain("Send the server's token: [who may ask](server.md#who-may-ask).");
  expect(renderPage(part('features', ''), load)).toMatch(
    /^\| 8 {3}\| `includedData: METADATA_ONLY` hides the definition +\| yes {2}\| `test\/\S+` +\|$/m,
  );
});

test('an unknown part and an unknown command throw', () => {
  expect(() => renderPage(part('nothing', ''), load)).toThrow("No generated part of a page is called 'nothing'.");
  expect(() => renderPage(part('options of ruin', ''), load)).toThrow('There is no command stepmill ruin.');
});
