import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/** What Node runs goes before. */
const extensions = ['.js', '.cjs', '.mjs', '.ts', '.cts', '.mts'];

/**
 * The folder and the handler of a file of Python, where `./src/charge.handler` (or `./src/charge.py.handler`) names one;
 * `undefined` where it does not.
 */
export function pythonHandler(text: string, folder: string): { folder: string; handler: string } | undefined {
  const slash = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
  const dot = text.lastIndexOf('.');
  if (dot <= slash + 1 || dot === text.length - 1) return undefined;
  const named = text.slice(0, dot);
  const path = resolve(folder, named.replace(/\.py$/, ''));
  const isOfNode = !named.endsWith('.py') && extensions.some((end) => isFile(path + end));
  if (!isFile(`${path}.py`) || isOfNode) return undefined;
  return { folder: dirname(path), handler: `${basename(path)}.${text.slice(dot + 1)}` };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
