import { pathToFileURL } from 'node:url';
import { importFile } from '../../../util/place';

type Extensions = Record<string, ((module: NodeJS.Module, filename: string) => void) | undefined>;

/**
 * How `require` loads each kind of file: deprecated by Node, but irreplaceable for CommonJS; every TypeScript loader
 * uses it. Jest's module system has none.
 */
export const extensions: Extensions = (require as unknown as { readonly extensions?: Extensions }).extensions ?? {};

export interface ModuleLoadOptions {
  /** The thread exists for this module alone, so hooks may stay installed. */
  readonly ownsThread?: boolean | undefined;
  /** Called when everything is installed, before the module is read. */
  readonly beforeLoad?: (() => void) | undefined;
}

/** Loads a module with Node itself, or with the active loader. */
export function requireOrImport(
  file: string,
  asModule: boolean,
  { beforeLoad }: ModuleLoadOptions,
): object | Promise<object> {
  beforeLoad?.();
  if (asModule && !isJest()) return importFile(pathToFileURL(file).href);
  try {
    return require(file) as object;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ERR_REQUIRE_ESM' && code !== 'ERR_REQUIRE_ASYNC_MODULE') throw error;
    return importFile(pathToFileURL(file).href);
  }
}

/** Whether the module system is Jest's, which transforms all files. */
export function isJest(): boolean {
  return extensions['.js'] === undefined;
}

/** Whether a CommonJS file has been loaded in this process or, under Jest, in this test file. */
export function isLoaded(file: string): boolean {
  return (require.cache as NodeJS.Dict<NodeJS.Module> | undefined)?.[file] !== undefined;
}
