import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Whether Node takes a file as an ES module, and what compiles TypeScript expects one. */
export function isModule(file: string): boolean {
  if (/\.(?:m[jt]s|tsx?)$/.test(file)) return true;
  if (!file.endsWith('.js')) return false;
  for (let folder = path.dirname(path.resolve(file)); ; folder = path.dirname(folder)) {
    const manifest = path.join(folder, 'package.json');
    if (existsSync(manifest)) return /"type"\s*:\s*"module"/.test(readFileSync(manifest, 'utf8'));
    if (folder === path.dirname(folder)) return false;
  }
}
