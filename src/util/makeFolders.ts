import fs from 'node:fs';
import path from 'node:path';

/**
 * Creates a folder, and those above it. Returns whether it is new. Throws the file system's error if that is
 * impossible. Not Node's `recursive`, which never ends where no folders can be created (`/proc`).
 */
export function makeFolders(folder: string, mode?: number): boolean {
  if (isFolder(folder)) return false;
  const above = path.dirname(folder);
  if (!fs.existsSync(above)) makeFolders(above, mode);
  try {
    fs.mkdirSync(folder, { mode });
    return true;
  } catch (error) {
    // Another process may have been faster.
    if (isFolder(folder)) return false;
    throw error;
  }
}

function isFolder(folder: string): boolean {
  return fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}
