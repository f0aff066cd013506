// Writes the generated parts of the pages in docs/reference: tables and members, from docstrings and from the commands.
//
//   npm run build && npm run docs
//
// A part stands between two comments, with its name. `test/packaging/reference.test.ts` fails when one is not current.
const fs = require('node:fs');
const path = require('node:path');
const { renderBlock } = require('./reference/blocks.cjs');
const { renderPythonTypes } = require('./reference/pythonTypes.cjs');
const { recordExamples } = require('./reference/examples/record.cjs');

const folder = path.join(module.path, '../docs/reference');
const part = /(<!-- (.+): written by `npm run docs` -->\n)[\s\S]*?(<!-- end of \2 -->)/g;

/** A page with its generated parts written anew. */
function renderPage(text, load) {
  return text.replace(part, (_, begin, name, end) => `${begin}\n${renderBlock(name, load)}\n\n${end}`);
}

/** The pages that have generated parts. */
function pagesWithParts() {
  return fs
    .readdirSync(folder)
    .map((name) => path.join(folder, name))
    .filter((file) => file.endsWith('.md') && fs.readFileSync(file, 'utf8').match(part) !== null);
}

/** The file of the Python package that says what the control API answers. */
const pythonTypes = path.join(module.path, '../python/src/pytest_stepmill/answers.py');

module.exports = { pagesWithParts, renderPage, pythonTypes, renderPythonTypes };

if (require.main === module) {
  const load = (name) => require(path.join(module.path, '../dist', name));
  for (const file of pagesWithParts()) fs.writeFileSync(file, renderPage(fs.readFileSync(file, 'utf8'), load));
  fs.writeFileSync(pythonTypes, renderPythonTypes(load('emulator/control/schema/components').components));
  recordExamples(load).then(() => process.exit(0));
}
