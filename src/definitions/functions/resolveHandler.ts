import { basename, join } from 'node:path';
import type { SourceFiles } from '../source/SourceFiles';

export interface ResolvedHandler {
  readonly handlerFile?: string;
  readonly handlerExport?: string;
}

/** What Node runs, before what has to be compiled first. */
const extensions = ['.js', '.cjs', '.mjs', '.ts', '.cts', '.mts', '.tsx'];

/**
 * The file and the export that a handler names: `src/charge.handler` is `handler` of `src/charge.js` (or `.ts` …).
 * `entryPoints` are the sources that a bundler makes the handler's file of, relative to the code.
 *
 * AWS: the first dot after the last slash ends the file's name; what follows may be nested (`file.handlers.charge`).
 */
export function resolveHandler(
  codePath: string,
  handler: string,
  files: SourceFiles,
  entryPoints: readonly string[] = [],
): ResolvedHandler {
  const slash = handler.lastIndexOf('/');
  const dot = handler.indexOf('.', slash + 1);
  if (dot === -1) return {};
  const handlerExport = handler.slice(dot + 1);
  const path = handler.slice(0, dot);
  const direct = extensions.map((extension) => join(codePath, path + extension));
  const sources = entryPoints
    .filter((entry) => withoutExtension(basename(entry)) === basename(path))
    .map((entry) => join(codePath, entry));
  const handlerFile = [...direct, ...sources].find((file) => files.isFile(file));
  return handlerFile === undefined ? {} : { handlerFile, handlerExport };
}

function withoutExtension(name: string): string {
  return name.replace(/\.[cm]?[jt]sx?$/, '');
}
