// The generated parts about errors: from the docstrings of their classes, and from the tables of names and codes.
const fs = require('node:fs');
const path = require('node:path');
const { code } = require('./markdown.cjs');
const { declarationOf, docOf } = require('./docstrings.cjs');

const sources = path.join(module.path, '../../src');

/** HarnessError, its subclasses that show a name of their own, and the error of a property. */
function ofTests() {
  const subclasses = fs
    .readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const text = fs.readFileSync(path.join(sources, file), 'utf8');
      return [...text.matchAll(/^export class (\w+) extends HarnessError\b/gm)]
        .filter(([, name]) => text.includes(`this.name = '${name}';`))
        .map(([, name]) => [file.split(path.sep).join('/'), name]);
    });
  return [
    ['errors/HarnessError.ts', 'HarnessError'],
    ...subclasses.sort(([, a], [, b]) => (a < b ? -1 : 1)),
    ['insight/properties/propertyFailure.harness.ts', 'PropertyError'],
  ];
}

const ofClients = [
  ['errors/ServiceError.ts', 'ServiceError'],
  ['emulator/control/ControlError.ts', 'ControlError'],
];

/** A heading for each class, with its docstring. */
function classes(errors) {
  return errors
    .map(([file, name]) => {
      const about = docOf(declarationOf(file, name)).paragraphs[0];
      if (about === '') throw new Error(`src/${file} does not say what ${name} is.`);
      return section(name, about);
    })
    .join('\n\n');
}

function section(name, about) {
  return `### ${name}\n\n${fromHere(about)}`;
}

/** Docstrings and tables name pages from the root of the package: as the path alone, or as a link. */
function fromHere(text) {
  return text
    .replace(/(?<![(\w/])(?:docs|mocks)\/[\w./-]+\.md(?:#[\w-]+)?/g, (page) => `[${titleOf(page)}](${page})`)
    .replaceAll('](docs/reference/', '](')
    .replaceAll('](docs/', '](../')
    .replaceAll('](mocks/', '](../../mocks/');
}

/** The heading of a page, or of the place in it. */
function titleOf(page) {
  const [file, anchor] = page.split('#');
  const headings = fs.readFileSync(path.join(sources, '..', file), 'utf8').matchAll(/^#+ (.*)$/gm);
  const found = [...headings].find(([, title]) => anchor === undefined || anchorOf(title) === anchor);
  if (found === undefined) throw new Error(`${file} has no heading for #${anchor}.`);
  return found[1];
}

function anchorOf(title) {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/ /g, '-');
}

function executionErrors(load) {
  const { executionErrors: errors } = load('errors/executionErrors');
  return Object.entries(errors)
    .map(([name, about]) => section(name, about))
    .join('\n\n');
}

function diagnosticCodes(load) {
  const { diagnosticCodes: codes } = load('errors/diagnosticCodes');
  return list(Object.entries(codes).map(([name, { severity, says, remedy }]) => [name, severity, says, remedy]));
}

function controlErrors(load) {
  const { controlErrors: errors } = load('emulator/control/schema/errors');
  return list(Object.entries(errors).map(([name, [status, says, remedy]]) => [name, status, says, remedy]));
}

/** A list, since names as long as these leave a table no room on a small screen. */
function list(rows) {
  return rows.map(([name, kind, says, remedy]) => fromHere(`- ${code(name)} (${kind}): ${says}. ${remedy}`)).join('\n');
}

const errorBlocks = {
  'errors of a test': () => classes(ofTests()),
  'errors of a client': () => classes(ofClients),
  'errors of the control API': controlErrors,
  'errors of an execution': executionErrors,
  'diagnostic codes': diagnosticCodes,
};

module.exports = { errorBlocks };
