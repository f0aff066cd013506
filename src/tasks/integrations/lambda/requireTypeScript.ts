import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HarnessError } from '../../../errors/HarnessError';

type Extensions = Record<string, (module: NodeJS.Module, filename: string) => void>;
type Compilable = NodeJS.Module & { _compile(code: string, filename: string): void };

/** Deprecated by Node and irreplaceable for CommonJS; every TypeScript loader uses it. */
const loader = require as unknown as { readonly extensions?: Extensions };

interface TypeScript {
  transpileModule(source: string, options: object): { outputText: string };
}

/**
 * Requires a TypeScript file with whatever is at hand: Node's own type stripping (22.18 and later), a loader that is
 * already active (tsx, ts-node, swc, Jest), or the `tsx` or `typescript` package of the handler's own project.
 * Types are not checked.
 */
export function requireTypeScript(file: string): object {
  const fromProject = createRequire(file);
  if (stripsTypes() || isTransformed()) return require(file) as object;

  const tsx = find<{ require(file: string, from: string): object }>(fromProject, 'tsx/cjs/api');
  if (tsx !== undefined) return tsx.require(file, file);

  const typescript = find<TypeScript>(fromProject, 'typescript');
  if (typescript?.transpileModule !== undefined) return requireTranspiled(file, typescript);

  throw new HarnessError(
    `${file} is TypeScript, and Node ${process.versions.node} cannot run it by itself. ` +
      'Use Node 22.18 or later, install tsx (npm install --save-dev tsx), or name the compiled JavaScript file.',
  );
}

/** Whether Node itself runs TypeScript. */
export function stripsTypes(): boolean {
  return Boolean((process.features as { typescript?: unknown }).typescript);
}

/** Whether a loader is active, or the module system is that of Jest, which has no extensions and transforms all files. */
function isTransformed(): boolean {
  const { extensions = {} } = loader;
  return extensions['.ts'] !== undefined || extensions['.js'] === undefined;
}

function find<T>(fromProject: NodeJS.Require, name: string): T | undefined {
  try {
    return fromProject(name) as T;
  } catch {
    return undefined;
  }
}

/** Requires the file, and the TypeScript files that it requires, with each turned into CommonJS on the way. */
function requireTranspiled(file: string, typescript: TypeScript): object {
  const compilerOptions = { module: 1, target: 9, esModuleInterop: true, inlineSourceMap: true };
  const extensions = loader.extensions!;
  const compile = (module: NodeJS.Module, filename: string): void => {
    const source = readFileSync(filename, 'utf8');
    const { outputText } = typescript.transpileModule(source, { compilerOptions, fileName: filename });
    (module as Compilable)._compile(outputText, filename);
  };
  const names = ['.ts', '.cts'];
  for (const name of names) extensions[name] = compile;
  try {
    return require(file) as object;
  } finally {
    for (const name of names) delete extensions[name];
  }
}
