// `node runChanged.mjs < changes.json`: bundles a program with the sources as if some of them were changed, runs it, and
// prints what its `run` answers. `changes.json`: {"program": FILE, "changes": {"wing/file.ts": TEXT}}.
import { Module } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const { program, changes } = JSON.parse(fs.readFileSync(0, 'utf8'));
const root = path.resolve(import.meta.dirname, '../../..');
const texts = new Map(Object.entries(changes).map(([file, text]) => [path.join(root, 'src', file), text]));

const changed = {
  name: 'changed',
  setup({ onResolve, onLoad }) {
    // Files that are not there yet.
    onResolve({ filter: /^\./ }, ({ path: specifier, resolveDir }) => {
      const file = `${path.resolve(resolveDir, specifier)}.ts`;
      return texts.has(file) ? { path: file } : undefined;
    });
    onLoad({ filter: /\.ts$/ }, ({ path: file }) =>
      texts.has(file) ? { contents: texts.get(file), loader: 'ts', resolveDir: path.dirname(file) } : undefined,
    );
  },
};

const { outputFiles } = await build({
  entryPoints: [program],
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'error',
  plugins: [changed],
});
const bundle = new Module(program);
bundle.paths = [path.join(root, 'node_modules')];
bundle._compile(outputFiles[0].text, program);
process.stdout.write(JSON.stringify(await bundle.exports.run()));
