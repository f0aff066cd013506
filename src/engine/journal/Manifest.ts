import fs from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../errors/HarnessError';

/** The form of the files that are written. A folder of the form before is read, and goes on in this one. */
export const journalFormat = 3;
const formatBefore = 2;

/** What a folder says of itself: which files belong to it, in order, and how long the last one was when it was closed. */
export interface Manifest {
  readonly format: number;
  readonly segments: readonly number[];
  /** Absent while it is open, and after a crash. */
  readonly closedBytes?: number | undefined;
}

const fileName = 'folder.json';

/** `undefined` when the folder has none. Throws HarnessError for one that cannot be read or has another form. */
export function readManifest(folder: string): Manifest | undefined {
  const file = path.join(folder, fileName);
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  let manifest: Partial<Manifest> | null;
  try {
    manifest = JSON.parse(text) as Partial<Manifest> | null;
  } catch {
    throw damagedManifest(file);
  }
  const { format, segments } = manifest ?? {};
  if (typeof format !== 'number') throw damagedManifest(file);
  if (format !== journalFormat && format !== formatBefore) {
    throw new HarnessError(
      `${folder} has data of the form ${format}; this version of Stepmill reads the forms ${formatBefore} and ${journalFormat}. ` +
        'Nothing was changed. Use the version that wrote it: its `stepmill data export` makes a file that others import.',
    );
  }
  if (!Array.isArray(segments) || segments.length === 0 || !segments.every(Number.isSafeInteger))
    throw damagedManifest(file);
  return manifest as Manifest;
}

/** The old one is there until the new one is whole. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const file = path.join(folder, fileName);
  const draft = `${file}.new`;
  const handle = fs.openSync(draft, 'w', 0o600);
  try {
    fs.writeSync(handle, `${JSON.stringify(manifest)}\n`);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(draft, file);
  syncFolder(folder);
}

/** Makes names in a folder last. Windows has nothing of the kind, and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

function damagedManifest(file: string): HarnessError {
  return new HarnessError(
    `${file} is damaged: it should be JSON that names the files of the journal. Nothing was changed. ` +
      'Put it back from a copy of the folder.',
  );
}
