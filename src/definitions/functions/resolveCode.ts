import { join } from 'node:path';
import type { SourceFiles } from '../source/SourceFiles';
import { isNodeRuntime } from './isNodeRuntime';
import { resolveHandler, type ResolvedHandler } from './resolveHandler';

export interface FunctionCode {
  readonly runtime: string | undefined;
  readonly handler: string | undefined;
  readonly codePath: string | undefined;
  /** The sources that a bundler makes a Node handler's file of, relative to the code. */
  readonly entryPoints?: readonly string[];
}

/**
 * The file that runs a function, where it is at hand: the one of a Node or Python handler, or the program `bootstrap` of a
 * runtime that a function brings along.
 */
export function resolveCode(
  { runtime, handler, codePath, entryPoints }: FunctionCode,
  files: SourceFiles,
): ResolvedHandler {
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
