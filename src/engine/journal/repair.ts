import fs from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../errors/HarnessError';
import { FolderLock } from './FolderLock';
import { readBatch } from './frames';
import { journalFormat, readManifest, writeManifest } from './Manifest';
import { segmentFile, setAside } from './SegmentFiles';

/** What a repair has kept, and where it has moved the rest. */
export interface Repaired {
  readonly records: number;
  readonly aside: readonly string[];
}

/**
 * Keeps the records before the first damage of a folder, and moves the rest aside. An undamaged folder is
 * left unchanged.
 */
export function repairFolder(folder: string): Repaired {
  const lock = FolderLock.take(folder);
  try {
    const segments = readManifest(folder)?.segments ?? segmentsIn(folder);
    let records = 0;
    for (const [index, segment] of segments.entries()) {
      const name = segmentFile(folder, segment);
      const file = fs.existsSync(name) ? fs.readFileSync(name) : Buffer.alloc(0);
      let at = 0;
      let found = readBatch(file, at);
      for (; found.kind === 'batch'; found = readBatch(file, at)) {
        records += found.records.length;
        at = found.next;
      }
      const isMissing = !fs.existsSync(name);
      if (found.kind === 'end' && !isMissing) continue;
      if (isMissing) fs.writeFileSync(name, '', { mode: 0o600 });
      const aside = isMissing ? [] : [setAside(name, at)];
      for (const later of segments.slice(index + 1)) aside.push(...putAside(segmentFile(folder, later)));
      writeManifest(folder, { format: journalFormat, segments: segments.slice(0, index + 1) });
      return { records, aside };
    }
    writeManifest(folder, { format: journalFormat, segments });
    return { records, aside: [] };
  } finally {
    lock.release();
  }
}

function putAside(name: string): readonly string[] {
  if (!fs.existsSync(name)) return [];
  fs.renameSync(name, `${name}.aside`);
  return [`${name}.aside`];
}

/** If the manifest is lost: the files with consecutive numbers. */
function segmentsIn(folder: string): readonly number[] {
  const found = fs
    .readdirSync(folder)
    .flatMap((name) => /^journal-(\d+)$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
  if (found.length === 0)
    throw new HarnessError(
      `There is no journal in ${folder}: no file journal-000001 or the like (${path.resolve(folder)}).`,
    );
  return found;
}
