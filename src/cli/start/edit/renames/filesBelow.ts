import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Folders of what programs write or other people wrote. */
const passed = /^(\..*|node_modules|dist|build|coverage|cdk\.out|__pycache__|venv)$/;
const extensions = /\.(json|[cm]?[jt]sx?|py)$/i;
const mostBytes = 1_048_576;
/** Of a folder that is no project, such as the home of a user. */
const mostEntries = 20_000;

/** The mock files and tests that a project may have below a folder; `isAll`: whether all of them were looked at. */
export function filesBelow(root: string): { readonly files: readonly string[]; readonly isAll: boolean } {
  const files: string[] = [];
  const open = [root];
  let entries = 0;
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of entriesOf(folder)) {
      if (++entries > mostEntries) return { files, isAll: false };
      const path = join(folder, entry.name);
      // Links are not followed: they may lead out of the folder.
      if (entry.isDirectory() && !passed.test(entry.name)) open.push(path);
      else if (entry.isFile() && extensions.test(entry.name) && sizeOf(path) <= mostBytes) files.push(path);
    }
  }
  return { files: files.sort(), isAll: true };
}

/** Whether a file is one that `filesBelow` finds. */
export function isProjectFile(root: string, file: string): boolean {
  const steps = relative(root, file).split(sep);
  const [first = ''] = steps;
  if (first === '' || first === '..' || join(root, ...steps) !== file || !extensions.test(file)) return false;
  if (steps.slice(0, -1).some((step) => passed.test(step)) || sizeOf(file) > mostBytes) return false;
  return realpathSync.native(file) === file;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // Somebody else's folder, or one that has just gone.
    return [];
  }
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return Infinity;
  }
}
