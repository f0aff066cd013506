import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { NewFile } from './configFiles';
import type { SetupPlan } from './makePlan';
import type { Project } from './Project';

/** What became of a file: `kept` is one that was there, `same` one that was there with this text. */
export interface WrittenFile extends NewFile {
  readonly outcome: 'written' | 'kept' | 'same' | 'failed' | 'planned';
  readonly reason?: string;
}

/** Writes new files. One that is there is left as it is; package.json only gets what is missing in it. */
export function writePlan({ folder, manifestText }: Project, { files, manifest }: SetupPlan): readonly WrittenFile[] {
  const written = files.map((file) => writeNew(path.join(folder, file.name), file));
  if (manifest.added.length > 0) {
    const name = 'package.json';
    const file = path.join(folder, name);
    const text = manifest.text;
    if (manifestText === undefined) return [...written, writeNew(file, { name, text, why: manifest.added.join(', ') })];
    return [...written, change(file, { name, text, why: manifest.added.join(', ') })];
  }
  return written;
}

function writeNew(target: string, file: NewFile): WrittenFile {
  try {
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.text, { flag: 'wx' });
    return { ...file, outcome: 'written' };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') return { ...file, outcome: 'failed', reason: message };
    const isSame = readFileSync(target, 'utf8').replaceAll('\r\n', '\n') === file.text;
    return { ...file, outcome: isSame ? 'same' : 'kept' };
  }
}

function change(target: string, file: NewFile): WrittenFile {
  try {
    writeFileSync(target, file.text);
    return { ...file, outcome: 'written' };
  } catch (error) {
    return { ...file, outcome: 'failed', reason: (error as Error).message };
  }
}
