import { readFileSync } from 'node:fs';
import Module from 'node:module';
import { extensions } from './requireOrImport';

/** What is needed of the `typescript` package. */
export interface TypeScript {
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
 * Runs an action while `require` turns TypeScript into CommonJS on the way, the files that a file requires included.
 * It goes on doing so afterwards when `forGood`, as the thread's later requires need it.
 */
export function withTranspiling<T>(typescript: TypeScript, forGood: boolean, action: () => T): T {
  const internals = Module as unknown as { _resolveFilename: Resolve };
  const before = { extensions: names.map((name) => extensions[name]), resolve: internals._resolveFilename };
  const compile = (module: NodeJS.Module, filename: string): void => {
    const source = readFileSync(filename, 'utf8');
    const { outputText } = typescript.transpileModule(source, { compilerOptions: options, fileName: filename });
    // Else Node would look whether it is an ES module, and keep it as one that has failed.
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
 * TypeScript writes the name that a file will have, and goes before JavaScript that was compiled beside it: `./order.js`
 * and `./order` are `./order.ts` or `./order.tsx`, if that is there.
 */
function resolveTypeScript(resolve: Resolve): Resolve {
  return (request, parent, ...rest) => {
    if (/^\.{1,2}\//.test(request) && /\.(?:[cm]?ts|tsx)$/.test(parent?.filename ?? '')) {
      const [name, kind] = /^(.*)\.([cm]?)js$/.exec(request)?.slice(1) ?? [request, ''];
      for (const ending of [`${kind!}ts`, 'tsx']) {
        try {
          return resolve(`${name!}.${ending}`, parent, ...rest);
        } catch {
          // Then as it is written.
        }
      }
    }
    return resolve(request, parent, ...rest);
  };
}
