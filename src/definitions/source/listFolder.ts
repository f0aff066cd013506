import { readdirSync } from 'node:fs';

/** The names in a folder, in the order of their letters; none when it cannot be read. */
export function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
