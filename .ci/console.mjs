// `node .ci/console.mjs FOLDER`: builds the console, the web page of the server, from src/console/ into FOLDER.
//
// Names of scripts and styles bear a hash of what is in them, so that browsers may keep them for ever; index.html names
// those of this build. Parts that are opened later (the editor) are files of their own, which the page asks for then.
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const source = path.join(root, 'src', 'console');

/** Builds into a folder, which is emptied first. Throws when a source cannot be compiled. */
export async function buildConsole(folder) {
  const worker = await bundle(folder, 'graph/layout.worker.ts', { splitting: false, format: 'iife' });
  const name = path.basename(worker.outputFiles.find(({ path: file }) => file.endsWith('.js')).path);
  // The designer's styles are loaded with it: esbuild leaves those of a part that is opened later to the page.
  const style = await bundle(folder, 'style/designer.css', { splitting: false });
  const styleName = path.basename(style.outputFiles.find(({ path: file }) => file.endsWith('.css')).path);
  const page = await bundle(folder, 'main.tsx', {
    define: { LAYOUT_WORKER: JSON.stringify(`./${name}`), DESIGNER_STYLE: JSON.stringify(`assets/${styleName}`) },
  });

  const [script, { cssBundle }] = Object.entries(page.metafile.outputs).find(([, { entryPoint }]) =>
    entryPoint?.endsWith('main.tsx'),
  );
  const main = `./${path.basename(script)}`;
  // It is in one piece, so that it can load the others again.
  const boot = await bundle(folder, 'page/boot.ts', {
    splitting: false,
    define: { MAIN_SCRIPT: JSON.stringify(main), MAIN_STYLE: JSON.stringify(`assets/${path.basename(cssBundle)}`) },
    external: [main],
  });

  fs.rmSync(folder, { recursive: true, force: true });
  for (const { outputFiles } of [worker, style, page, boot]) {
    for (const { path: file, contents } of outputFiles) {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, contents);
    }
  }
  const bootFile = boot.outputFiles.find(({ path: file }) => file.endsWith('.js')).path;
  const html = fs
    .readFileSync(path.join(source, 'page', 'index.html'), 'utf8')
    .replace('%BOOT%', `assets/${path.basename(bootFile)}`);
  fs.writeFileSync(path.join(folder, 'index.html'), html);
  fs.copyFileSync(path.join(source, 'page', 'icon.svg'), path.join(folder, 'icon.svg'));
}

function bundle(folder, entry, options) {
  return esbuild.build({
    entryPoints: [path.join(source, entry)],
    outdir: path.join(folder, 'assets'),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    minify: true,
    metafile: true,
    legalComments: 'linked',
    logLevel: 'warning',
    absWorkingDir: root,
    // React Flow, the designer's canvas, runs on Preact.
    alias: { react: 'preact/compat', 'react-dom': 'preact/compat', 'react/jsx-runtime': 'preact/jsx-runtime' },
    tsconfig: path.join(source, 'tsconfig.json'),
    write: false,
    ...options,
  });
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv[2] === undefined) throw new Error('Name the folder to build into.');
  await buildConsole(path.resolve(process.argv[2]));
}
