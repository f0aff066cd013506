// `node .ci/trim.mjs FOLDER…`: takes away what no program reads: declarations, source maps, the ES module twins of AWS's
// clients and their types. For the image, in which nobody compiles.
import fs from 'node:fs';
import path from 'node:path';

for (const folder of process.argv.slice(2)) {
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const name = path.join(entry.parentPath, entry.name);
    if (!fs.existsSync(name)) continue;
    if (entry.isDirectory() ? isTwin(name) : /\.(?:d\.[cm]?ts|map|md|markdown|flow)$/i.test(entry.name))
      fs.rmSync(name, { recursive: true, force: true });
  }
}

/** CommonJS is what the package loads: `dist-cjs` stays. */
function isTwin(name) {
  const parent = path.basename(path.dirname(path.dirname(name)));
  return ['@aws-sdk', '@smithy'].includes(parent) && ['dist-es', 'dist-types'].includes(path.basename(name));
}
