import { realpathSync, statSync, existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { HarnessError } from '../../../errors/HarnessError';
import { didYouMean } from '../../../util/nearest';
import type { LambdaHandler } from './LocalFunction';
import { type ModuleLoadOptions, requireOrImport } from './requireOrImport';
import { loadTypeScript } from './loadTypeScript';
import { isPending } from '../../../util/pending';

const extensions = ['.js', '.cjs', '.mjs', '.ts', '.cts', '.mts', '.tsx'];

/**
 * A Lambda handler by file and export, as Lambda's `Handler` setting writes it: `./src/charge.handler` is the export
 * `handler` of `./src/charge.js` (or `.ts`, `.mjs` …).
 */
export class HandlerFile {
  /** The real path, with symbolic links resolved: modules are cached by it. */
  readonly file: string;
  private readonly exportName: string;
  private loaded: LambdaHandler | Promise<LambdaHandler> | undefined;

  /**
   * `folder`: the base of a relative path; default: the current folder. `loadFrom`: the path from which the file is
   * loaded. Throws HarnessError if there is no file.
   */
  constructor(
    private readonly text: string,
    folder: string = process.cwd(),
    private readonly loadFrom: (file: string) => string = (file) => file,
  ) {
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
          `./src/charge${extensions.join(', ')}; on the command line also of ./src/charge.py.`,
      );
    }
    this.file = realpathSync(findFile(found.path)!);
    this.exportName = found.exportName;
  }

  /** The handler, loaded once. Throws, or rejects with, whatever the file throws, and HarnessError. */
  handler(options: ModuleLoadOptions = {}): LambdaHandler | Promise<LambdaHandler> {
    this.loaded ??= this.load(options);
    return this.loaded;
  }

  private load(options: ModuleLoadOptions): LambdaHandler | Promise<LambdaHandler> {
    const module = loadModule(this.loadFrom(this.file), options);
    return isPending(module) ? module.then((late) => this.exportOf(late)) : this.exportOf(module);
  }

  private exportOf(module: object): LambdaHandler {
    const fallback = (module as { default?: object }).default;
    const value = memberAt(module, this.exportName) ?? (fallback && memberAt(fallback, this.exportName));
    if (typeof value === 'function') return value as LambdaHandler;
    const names = Object.keys(module);
    throw new HarnessError(
      `${this.file} has no function '${this.exportName}', which the handler '${this.text}' names. ` +
        (didYouMean(this.exportName, names) ?? `It exports ${names.join(', ') || 'nothing'}.`),
    );
  }
}

/**
 * The folder and the handler if `./src/charge.handler` (or `./src/charge.py.handler`) names a Python file; `undefined`
 * otherwise.
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

/** The value at an export's path, using only own members. */
function memberAt(module: object, path: string): unknown {
  let value: unknown = module;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/**
 * Where the path may end and the export begin: first the dot that Lambda uses (the first in the last segment), then the
 * others.
 */
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

/**
 * Loads a file as a module of any kind: CommonJS or ES module, JavaScript or TypeScript. Returns its exports, or a
 * promise of them if they can only be imported.
 */
function loadModule(file: string, options: ModuleLoadOptions = {}): object | Promise<object> {
  const asModule = isModule(file);
  if (/\.(?:[cm]?ts|tsx)$/.test(file)) return loadTypeScript(file, asModule, options);
  return requireOrImport(file, asModule, options);
}

function isModule(file: string): boolean {
  return /\.m[jt]s$/.test(file) || (/\.(?:[jt]s|tsx)$/.test(file) && isModulePackage(dirname(file)));
}

function isModulePackage(folder: string): boolean {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest)) return (JSON.parse(readFileSync(manifest, 'utf8')) as { type?: string }).type === 'module';
  return dirname(folder) !== folder && isModulePackage(dirname(folder));
}
