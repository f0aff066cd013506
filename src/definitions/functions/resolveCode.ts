import { join, basename } from 'node:path';
import { present } from '../../util/present';
import type { LoadedFunction } from '../LoadedDefinition';
import type { SourceFiles } from '../source/SourceFiles';

interface FunctionCode {
  readonly runtime: string | undefined;
  readonly handler: string | undefined;
  readonly codePath?: string | undefined;
  /** The sources from which a bundler builds a Node handler's file, relative to the code. */
  readonly entryPoints?: readonly string[];
}

type Named = 'logicalId' | 'arn' | 'name' | 'environment' | 'source';

/** What a file declares about a function; missing values are NaN, empty, false or undefined. */
interface DeclaredFunction extends FunctionCode, Pick<LoadedFunction, Named> {
  readonly missingCode?: string | undefined;
  readonly whyMissing?: string | undefined;
  readonly inlineCode?: string | undefined;
  readonly timeoutSeconds: number;
  readonly memoryMb?: number;
  readonly layers?: readonly string[];
  readonly isImage?: boolean;
}

/** A function as a file declares it, with the file that runs it if that is available. */
export function loadedFunction(declared: DeclaredFunction, files: SourceFiles): LoadedFunction {
  const { logicalId, arn, name, runtime, handler, codePath, inlineCode, environment, source } = declared;
  const { missingCode, whyMissing, timeoutSeconds, memoryMb = NaN, layers = [], isImage = false } = declared;
  return {
    logicalId,
    arn,
    name,
    ...present({ runtime, handler, codePath, missingCode, whyMissing }),
    ...resolveCode(declared, files),
    ...present({ inlineCode }),
    environment,
    ...(Number.isFinite(timeoutSeconds) && { timeoutSeconds }),
    ...(Number.isFinite(memoryMb) && { memoryMb }),
    ...(layers.length > 0 && { layers }),
    ...(isImage && { image: true as const }),
    source,
  };
}

/**
 * The file that runs a function, if it is available: that of a Node or Python handler, or the program `bootstrap` of a
 * custom runtime.
 */
function resolveCode({ runtime, handler, codePath, entryPoints }: FunctionCode, files: SourceFiles): ResolvedHandler {
  if (codePath === undefined) return {};
  if (/^provided/i.test(runtime ?? '')) return existing(join(codePath, 'bootstrap'), files);
  if (handler === undefined) return {};
  if (isNodeRuntime(runtime)) return resolveHandler(codePath, handler, files, entryPoints);
  if (/^go/i.test(runtime ?? '')) return existing(join(codePath, handler), files);
  const dot = handler.lastIndexOf('.');
  if (!/^python/i.test(runtime ?? '') || dot < 1) return {};
  const path = join(codePath, ...handler.slice(0, dot).split(/[./]/));
  const file = [`${path}.py`, join(path, '__init__.py')].find((each) => files.isFile(each));
  return file === undefined ? {} : { handlerFile: file, handlerExport: handler.slice(dot + 1) };
}

function existing(file: string, files: SourceFiles): ResolvedHandler {
  return files.isFile(file) ? { handlerFile: file } : {};
}

interface ResolvedHandler {
  readonly handlerFile?: string;
  readonly handlerExport?: string;
}

/** Files that Node runs, before those that must be compiled first. */
export const nodeExtensions = ['.js', '.cjs', '.mjs', '.ts', '.cts', '.mts', '.tsx'];

/**
 * The file and the export that a handler names: `src/charge.handler` is `handler` of `src/charge.js` (or `.ts` …).
 * `entryPoints` are the sources from which a bundler builds the handler's file, relative to the code.
 *
 * AWS: the first dot after the last slash ends the file's name; the rest may be nested (`file.handlers.charge`).
 */
function resolveHandler(
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
  const direct = nodeExtensions.map((extension) => join(codePath, path + extension));
  const sources = entryPoints
    .filter((entry) => withoutExtension(basename(entry)) === basename(path))
    .map((entry) => join(codePath, entry));
  const handlerFile = [...direct, ...sources].find((file) => files.isFile(file));
  return handlerFile === undefined ? {} : { handlerFile, handlerExport };
}

function withoutExtension(name: string): string {
  return name.replace(/\.[cm]?[jt]sx?$/, '');
}

/** Whether Node may run a function with this runtime, or without one. */
export function isNodeRuntime(runtime: string | undefined): boolean {
  return (
    runtime === undefined || /^nodejs/i.test(runtime) || !/^(?:python|java|go|dotnet|ruby|rust|provided)/i.test(runtime)
  );
}
