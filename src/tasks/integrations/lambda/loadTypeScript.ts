import Module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readFileSync } from 'node:fs';
import { HarnessError } from '../../../errors/HarnessError';
import { importFile } from '../../../util/place';
import { extensions, isJest, requireOrImport, type ModuleLoadOptions } from './requireOrImport';
import { isPending } from '../../../util/pending';

interface TsxForCommonJs {
  require(file: string, from: string): object;
  register(): unknown;
}

/** `tsx/esm/api` for ES modules: the version for `require` cannot register itself with Node 20. */
interface TsxForModules {
  tsImport(url: string, from: string): Promise<object>;
  register(): unknown;
}

/**
 * Loads a TypeScript file with what is available: an active loader (tsx, ts-node, swc, Jest), or else `tsx` or
 * `typescript` of the handler's own project, or else Node's own type stripping (22.18 and later). That is the last
 * choice: it supports neither enums nor imports without extensions, which projects with a compiler use. Types are not
 * checked.
 */
export function loadTypeScript(file: string, asModule: boolean, options: ModuleLoadOptions): object | Promise<object> {
  if (isJest() || hasLoader()) return requireOrImport(file, asModule, options);
  const find = finderIn(file);

  const tsx = find<TsxForCommonJs>('tsx/cjs/api');
  if (tsx !== undefined) {
    if (options.ownsThread !== true && !asModule) return tsx.require(file, file);
    return tsxForModules(file).then((modules) => {
      if (options.ownsThread !== true) return modules.tsImport(pathToFileURL(file).href, pathToFileURL(file).href);
      tsx.register();
      modules.register();
      return requireOrImport(file, asModule, options);
    });
  }

  const typescript = find<TypeScript>('typescript');
  if (typescript?.transpileModule !== undefined) {
    try {
      options.beforeLoad?.();
      return withTranspiling(typescript, options.ownsThread === true, () => require(file) as object);
    } catch (error) {
      if (!isForModulesOnly(error)) throw error;
      if (!stripsTypes()) throw new HarnessError(`${file} cannot be run as CommonJS: ${String(error)}. ${tsxHelps}`);
    }
  }
  // Node does not support JSX.
  const isJsx = file.endsWith('.tsx');
  if (stripsTypes() && !isJsx) return explained(file, () => requireOrImport(file, asModule, options));
  throw new HarnessError(
    `${file} is TypeScript, but Node ${process.versions.node} cannot run it by itself. ` +
      `${tsxHelps} Or ${isJsx ? '' : 'use Node 22.18 or later, or '}name the compiled JavaScript file.`,
  );
}

const tsxHelps = 'Install tsx beside it (npm install --save-dev tsx).';

/** Whether Node itself runs TypeScript. */
function stripsTypes(): boolean {
  return Boolean((process.features as { typescript?: unknown }).typescript);
}

/** Whether a loader is active. `tsx.require` leaves a hidden entry that is only for its own files. */
function hasLoader(): boolean {
  return Object.keys(extensions).includes('.ts');
}

function tsxForModules(file: string): Promise<TsxForModules> {
  const manifest = createRequire(file).resolve('tsx/package.json');
  const { exports } = require(manifest) as { exports: { './esm/api': { import: { default: string } } } };
  return importFile(
    pathToFileURL(join(dirname(manifest), exports['./esm/api'].import.default)).href,
  ) as Promise<TsxForModules>;
}

function finderIn(file: string) {
  const fromProject = createRequire(file);
  return <T>(name: string): T | undefined => {
    try {
      return fromProject(name) as T;
    } catch {
      return undefined;
    }
  };
}

/** Whether the file uses `import.meta` or top-level `await`, which CommonJS does not have. */
function isForModulesOnly(error: unknown): boolean {
  const { message } = error as Error;
  return /Cannot use 'import\.meta'|await is only valid|not defined in ES module scope/.test(message);
}

/** Adds a remedy to an error of Node's own type stripping. */
function explained(file: string, run: () => object | Promise<object>): object | Promise<object> {
  const explain = (error: unknown): unknown => {
    const { code, name, message } = error as NodeJS.ErrnoException;
    const isOfStripping =
      code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX' ||
      code === 'ERR_MODULE_NOT_FOUND' ||
      code === 'MODULE_NOT_FOUND' ||
      name === 'SyntaxError';
    if (!isOfStripping) return error;
    return new HarnessError(
      `${file} cannot be loaded: ${message}\n  Node runs it by leaving its types out; enums, imports without ` +
        `extension and the like need a compiler. ${tsxHelps}`,
    );
  };
  try {
    const module = run();
    return isPending(module) ? module.catch((error: unknown) => Promise.reject(explain(error) as Error)) : module;
  } catch (error) {
    throw explain(error);
  }
}

/** The parts of the `typescript` package that are used. */
interface TypeScript {
  transpileModule(source: string, options: object): { outputText: string };
}

type Compilable = NodeJS.Module & { _compile(code: string, filename: string, format: 'commonjs'): void };
type Resolve = (request: string, parent: { filename?: string } | undefined, ...rest: unknown[]) => string;

const names = ['.ts', '.cts', '.mts', '.tsx'];
const options = {
  module: 1,
  target: 9,
  esModuleInterop: true,
  inlineSourceMap: true,
  experimentalDecorators: true,
  jsx: 4,
};

/**
 * Runs an action while `require` compiles TypeScript to CommonJS, including required files. With `forGood`, it stays
 * installed, because the thread's later requires need it.
 */
function withTranspiling<T>(typescript: TypeScript, forGood: boolean, action: () => T): T {
  const internals = Module as unknown as { _resolveFilename: Resolve };
  const before = { extensions: names.map((name) => extensions[name]), resolve: internals._resolveFilename };
  const compile = (module: NodeJS.Module, filename: string): void => {
    const source = readFileSync(filename, 'utf8');
    const { outputText } = typescript.transpileModule(source, { compilerOptions: options, fileName: filename });
    // Otherwise Node would check whether it is an ES module, and cache it as one that has failed.
    (module as Compilable)._compile(outputText, filename, 'commonjs');
  };
  for (const name of names) extensions[name] = compile;
  internals._resolveFilename = resolveTypeScript(before.resolve);
  try {
    return action();
  } finally {
    if (!forGood) {
      internals._resolveFilename = before.resolve;
      for (const [index, name] of names.entries()) {
        if (before.extensions[index] === undefined) delete extensions[name];
        else extensions[name] = before.extensions[index];
      }
    }
  }
}

/**
 * TypeScript imports a file by its compiled name, and takes precedence over compiled JavaScript beside it: `./order.js`
 * and `./order` are `./order.ts` or `./order.tsx`, if that exists.
 */
function resolveTypeScript(resolve: Resolve): Resolve {
  return (request, parent, ...rest) => {
    if (/^\.{1,2}\//.test(request) && /\.(?:[cm]?ts|tsx)$/.test(parent?.filename ?? '')) {
      const [name, kind] = /^(.*)\.([cm]?)js$/.exec(request)?.slice(1) ?? [request, ''];
      for (const ending of [`${kind!}ts`, 'tsx']) {
        try {
          return resolve(`${name!}.${ending}`, parent, ...rest);
        } catch {
          // Falls back to the name as written.
        }
      }
    }
    return resolve(request, parent, ...rest);
  };
}
