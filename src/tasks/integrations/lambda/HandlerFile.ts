import { existsSync, statSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HarnessError } from '../../../errors/HarnessError';
import { nearest } from '../../../util/nearest';
import { requireTypeScript, stripsTypes } from './requireTypeScript';
import type { LambdaHandler } from './LambdaContext';

const extensions = ['.js', '.cjs', '.mjs', '.ts', '.cts', '.mts'];

/**
 * A Lambda handler by file and export, as Lambda's `Handler` setting writes it: `./src/charge.handler` is the export
 * `handler` of `./src/charge.js` (or `.ts`, `.mjs` …). Read at the first call, and again when the file, or a file of
 * the project that it requires, has changed.
 */
export class HandlerFile {
  private readonly text: string;
  private readonly file: string;
  private readonly exportName: string;
  private loaded: { handler: LambdaHandler; stamps: ReadonlyMap<string, number> } | undefined;

  /** `folder` is what a relative path starts from; the current folder when absent. */
  constructor(text: string, folder: string = process.cwd()) {
    this.text = text;
    const slash = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
    const places = dotsOf(text, slash + 1).map((dot) => ({
      path: resolve(folder, text.slice(0, dot)),
      exportName: text.slice(dot + 1),
    }));
    const found =
      places.find(({ path }) => extensions.includes(extname(path)) && isFile(path)) ??
      places.find(({ path }) => findFile(path) !== undefined);
    if (found === undefined) {
      throw new HarnessError(
        `There is no file for the handler '${text}' in ${folder}. ` +
          `Write the path without extension, a dot and the export: './src/charge.handler' for the export 'handler' of ` +
          `./src/charge${extensions.join(', ')}.`,
      );
    }
    this.file = findFile(found.path)!;
    this.exportName = found.exportName;
  }

  handler(): LambdaHandler | Promise<LambdaHandler> {
    if (this.loaded !== undefined && !hasChanged(this.loaded.stamps)) return this.loaded.handler;
    const stamps = this.loaded?.stamps ?? new Map<string, number>();
    const stampMs = modifiedMs(this.file) ?? 0;
    if (this.loaded !== undefined) forget(stamps.keys());
    try {
      const module = requireFile(this.file);
      return this.keep(module, stampsOf(this.file));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code !== 'ERR_REQUIRE_ESM' && code !== 'ERR_REQUIRE_ASYNC_MODULE' && code !== 'STEPMILL_ESM') throw error;
    }
    // An imported module stays what it is for as long as the process lives; another URL is another module.
    const url = `${pathToFileURL(this.file).href}?modified=${stampMs}`;
    return import(url).then((module: object) => this.keep(module, new Map([[this.file, stampMs]])));
  }

  private keep(module: object, stamps: ReadonlyMap<string, number>): LambdaHandler {
    const handler = this.exportOf(module);
    this.loaded = { handler, stamps };
    return handler;
  }

  private exportOf(module: object): LambdaHandler {
    const fallback = (module as { default?: object }).default;
    const value = memberAt(module, this.exportName) ?? (fallback && memberAt(fallback, this.exportName));
    if (typeof value === 'function') return value as LambdaHandler;
    const names = Object.keys(module);
    const meant = nearest(this.exportName, names);
    throw new HarnessError(
      `${this.file} has no function '${this.exportName}', which the handler '${this.text}' asks for. ` +
        (meant !== undefined ? `Did you mean '${meant}'?` : `It exports ${names.join(', ') || 'nothing'}.`),
    );
  }
}

/** What an export's path leads to, over own members alone. */
function memberAt(module: object, path: string): unknown {
  let value: unknown = module;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** Where the path may end and the export begin: the first dot of the last segment as Lambda has it, then the others. */
function dotsOf(text: string, from: number): readonly number[] {
  const dots: number[] = [];
  for (let dot = text.indexOf('.', from + 1); dot !== -1; dot = text.indexOf('.', dot + 1)) {
    if (dot < text.length - 1) dots.push(dot);
  }
  return dots;
}

function findFile(path: string): string | undefined {
  if (extensions.includes(extname(path)) && isFile(path)) return path;
  return extensions.map((extension) => path + extension).find(isFile);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function requireFile(file: string): object {
  const typeScript = /\.[cm]?ts$/.test(file);
  // A module of the other kind could be required, too, but not loaded anew.
  if (isModule(file) && (!typeScript || stripsTypes())) {
    throw Object.assign(new Error('an ES module'), { code: 'STEPMILL_ESM' });
  }
  return typeScript ? requireTypeScript(file) : (require(file) as object);
}

function isModule(file: string): boolean {
  return /\.m[jt]s$/.test(file) || (/\.[jt]s$/.test(file) && isModulePackage(dirname(file)));
}

function isModulePackage(folder: string): boolean {
  const manifest = join(folder, 'package.json');

  if (existsSync(manifest)) return (require(manifest) as { type?: string }).type === 'module';
  return dirname(folder) !== folder && isModulePackage(dirname(folder));
}

/** The file and everything of the project that it has required, with the times of their last change. */
function stampsOf(file: string): ReadonlyMap<string, number> {
  const stamps = new Map<string, number>();
  const visit = (name: string): void => {
    if (stamps.has(name) || /[\\/]node_modules[\\/]/.test(name)) return;
    stamps.set(name, modifiedMs(name) ?? 0);
    for (const child of require.cache?.[name]?.children ?? []) visit(child.filename);
  };
  visit(file);
  return stamps;
}

function hasChanged(stamps: ReadonlyMap<string, number>): boolean {
  for (const [file, ms] of stamps) if ((modifiedMs(file) ?? 0) !== ms) return true;
  return false;
}

function modifiedMs(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

function forget(files: Iterable<string>): void {
  const cache = (require.cache ?? {}) as Record<string, unknown>;
  const changed = new Set(files);
  // tsx keeps its modules under the file's name and a query.
  for (const key of Object.keys(cache)) if (changed.has(key.replace(/\?.*$/, ''))) delete cache[key];
}
