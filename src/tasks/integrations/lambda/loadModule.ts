import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadTypeScript } from './loadTypeScript';
import { requireOrImport, type ModuleLoadOptions } from './requireOrImport';

/**
 * Loads a file as a module, whatever its kind: CommonJS or ES module, JavaScript or TypeScript. Answers its exports,
 * with a promise where they can only be imported.
 */
export function loadModule(file: string, options: ModuleLoadOptions = {}): object | Promise<object> {
  const asModule = isModule(file);
  if (/\.[cm]?ts$/.test(file)) return loadTypeScript(file, asModule, options);
  return requireOrImport(file, asModule, options);
}

function isModule(file: string): boolean {
  return /\.m[jt]s$/.test(file) || (/\.[jt]s$/.test(file) && isModulePackage(dirname(file)));
}

function isModulePackage(folder: string): boolean {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest)) return (JSON.parse(readFileSync(manifest, 'utf8')) as { type?: string }).type === 'module';
  return dirname(folder) !== folder && isModulePackage(dirname(folder));
}
