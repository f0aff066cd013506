// Lays the pages out for the site in pages/: docs/ as they are, the pages beside it that they lead to, and a reference of
// the API made from the docstrings of the public entries.
import fs from 'node:fs';
import path from 'node:path';
import { Application } from 'typedoc';
import { sidebar } from './.vitepress/sidebar.mjs';
import { addJavaScript } from './javaScript.mjs';
import { writeLlmsTexts } from './llms.mjs';

const here = import.meta.dirname;
const root = path.join(here, '../..');
const pages = path.join(here, 'pages');

fs.rmSync(pages, { recursive: true, force: true });
for (const name of ['docs', 'mocks/README.md', 'CHANGELOG.md'])
  fs.cpSync(path.join(root, name), path.join(pages, name), { recursive: true });

const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');
fs.writeFileSync(path.join(pages, 'index.md'), readme);
for (const folder of ['docs', 'docs/decisions', 'mocks'])
  fs.renameSync(path.join(pages, folder, 'README.md'), path.join(pages, folder, 'index.md'));
const markdownFiles = fs
  .readdirSync(pages, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'));
for (const name of markdownFiles) rewrite(name, (text) => text.replace(/\]\(([^):\s]*?)README\.md/g, ']($1index.md'));
writeLlmsTexts(pages, sidebar);
for (const name of markdownFiles) {
  const bilingual = await addJavaScript(fs.readFileSync(path.join(pages, name), 'utf8'), name);
  rewrite(name, () =>
    bilingual
      // What VitePress would take for its own: the info of a code fence, and mustaches outside of code.
      .replace(/^(```\w+) (?:(?:file|run|printed|add)=\S+|example|walk(?: fails)?|printed)$/gm, '$1')
      .replace(/^```[\s\S]*?^```$|\{\{/gm, (part) => (part === '{{' ? '&#123;&#123;' : part))
      .replace(/\]\((?:\.\.\/)*LICENSE\)/g, '](https://www.apache.org/licenses/LICENSE-2.0)'),
  );
}

const application = await Application.bootstrapWithPlugins({
  plugin: ['typedoc-plugin-markdown'],
  tsconfig: path.join(here, 'tsconfig.json'),
  entryPoints: ['index', 'jest', 'vitest', 'node', 'nock'].map((entry) => path.join(root, `src/${entry}.ts`)),
  outputs: [{ name: 'markdown', path: path.join(pages, 'api') }],
  readme: 'none',
  excludeInternal: true,
  excludePrivate: true,
  excludeExternals: true,
  hideBreadcrumbs: true,
  disableSources: true,
  skipErrorChecking: true,
  logLevel: 'Warn',
  validation: { notDocumented: true, notExported: false, invalidLink: true },
  // Part of a type that is written where it is used.
  intentionallyNotDocumented: ['jest.Stepmill.client.Client.__type.send'],
  requiredToBeDocumented: ['Class', 'Interface', 'Function', 'TypeAlias', 'Variable'],
});
const project = await application.convert();
if (project === undefined) process.exit(1);
// A public symbol without a text fails the build.
application.validate(project);
if (application.logger.hasErrors() || application.logger.hasWarnings()) process.exit(1);
await application.generateOutputs(project);
for (const name of fs.readdirSync(path.join(pages, 'api'), { recursive: true, encoding: 'utf8' }))
  if (path.basename(name) === 'README.md')
    fs.renameSync(path.join(pages, 'api', name), path.join(pages, 'api', path.dirname(name), 'index.md'));
for (const name of fs.readdirSync(path.join(pages, 'api'), { recursive: true, encoding: 'utf8' })) {
  const file = path.join(pages, 'api', name);
  if (name.endsWith('.md')) fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/README\.md/g, 'index.md'));
}

function rewrite(name, change) {
  const file = path.join(pages, name);
  fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')));
}
