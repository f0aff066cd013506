import fs from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder, and those above it. Answers whether it is new. Throws the error of the file system when it cannot be
 * made. Not Node's `recursive`: that never ends where no folders can be made (`/proc`).
 */
export function makeFolders(folder: string, mode?: number): boolean {
  if (isFolder(folder)) return false;
  const above = path.dirname(folder);
  if (!fs.existsSync(above)) makeFolders(above, mode);
  try {
    fs.mkdirSync(folder, { mode });
    return true;
  } catch (error) {
    // Another process may have been quicker.
    if (isFolder(folder)) return false;
    throw error;
  }
}

function isFolder(folder: string): boolean {
  return fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}
