// A TypeScript file as JavaScript. What has been compiled is kept for all processes that tests start, until it changes.
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const folder = path.join(__dirname, '../../../node_modules/.cache/stepmill-compiled');

/** `format` is that of the JavaScript: `commonjs` or `es6`. */
exports.compileOnce = function compileOnce(filename, format = 'commonjs') {
  const source = fs.readFileSync(filename, 'utf8');
  const last = `\n// ${hash(source)} ${format}\n`;
  const kept = path.join(folder, `${hash(filename)}.js`);
  const before = readIfThere(kept);
  if (before?.endsWith(last)) return before;
  const code = compile(source, filename, format) + last;
  fs.mkdirSync(folder, { recursive: true });
  // Others see the whole file or none.
  const written = `${kept}.${process.pid}`;
  fs.writeFileSync(written, code);
  fs.renameSync(written, kept);
  return code;
};

/** The compiler is loaded when there is something to compile: that takes longer than most files do. */
function compile(source, filename, format) {
  const { transformSync } = require('@swc/core');
  return transformSync(source, {
    filename,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: format, ignoreDynamic: true },
    sourceMaps: false,
  }).code;
}

function hash(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function readIfThere(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
