// The generated parts about errors: from the docstrings of their classes, and from the tables of names and codes.
const fs = require('node:fs');
const path = require('node:path');
const { cell, code, table } = require('./markdown.cjs');
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

/** Docstrings and tables link from the root of the package. */
function fromHere(text) {
  return text
    .replaceAll('](docs/reference/', '](')
    .replaceAll('](docs/', '](../')
    .replaceAll('](mocks/', '](../../mocks/');
}

function executionErrors(load) {
  const { executionErrors: errors } = load('errors/executionErrors');
  return Object.entries(errors)
    .map(([name, about]) => section(name, about))
    .join('\n\n');
}

function diagnosticCodes(load) {
  const { diagnosticCodes: codes } = load('errors/diagnosticCodes');
  const rows = Object.entries(codes).map(([name, { severity, says, write }]) => [
    code(name),
    severity,
    cell(says),
    cell(fromHere(write)),
  ]);
  return table(['code', 'is', 'says', 'write'], rows);
}

function controlErrors(load) {
  const { controlErrors: errors } = load('emulator/control/schema/errors');
  const rows = Object.entries(errors).map(([name, [status, says, todo]]) => [
    code(name),
    String(status),
    cell(fromHere(says)),
    cell(fromHere(todo)),
  ]);
  return table(['code', 'status', 'says', 'do'], rows);
}

const errorBlocks = {
  'errors of a test': () => classes(ofTests()),
  'errors of a client': () => classes(ofClients),
  'errors of the control API': controlErrors,
  'errors of an execution': executionErrors,
  'diagnostic codes': diagnosticCodes,
};

module.exports = { errorBlocks };
