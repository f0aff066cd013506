import { readFileSync } from 'node:fs';
import { toPointer } from '../../language/asl/path';
import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import type { CheckedFile } from '../../validation/lint/formats/Remark';

type Remark = CheckedFile['remarks'][number];

interface FileEntry {
  readonly text: string;
  readonly lines: readonly string[];
  readonly remarks: Remark[];
}

/** Most characters that are marked. */
const mostMarked = 60;

/** Remarks by the file in which they stand: the template, or a file beside it that the definition was made of. */
export class FileRemarks {
  private readonly files = new Map<string, FileEntry>();

  add(file: string, remark: Remark): void {
    this.entry(file).remarks.push(remark);
  }

  /** Puts a remark about a machine where the piece that it is about was written. */
  addAbout(machine: LoadedDefinition, remark: Remark): void {
    const { file, line, column } = machine.locate(toPointer(remark.path)) ?? machine.source;
    const { lines, remarks } = this.entry(file);
    const written = lines[line - 1]?.slice(column - 1) ?? '';
    // To the end of what is written there: `Next: Ship`, without a comma behind it.
    const length = Math.max(1, Math.min(mostMarked, written.replace(/[\s,{[]*$/, '').length));
    remarks.push({ ...remark, place: { line, column, length } });
  }

  toCheckedFiles(): CheckedFile[] {
    return [...this.files].map(([file, { text, remarks }]) => ({ file, text, remarks }));
  }

  private entry(file: string): FileEntry {
    let entry = this.files.get(file);
    if (entry === undefined) {
      const text = readText(file);
      entry = { text, lines: text.split(/\r?\n/), remarks: [] };
      this.files.set(file, entry);
    }
    return entry;
  }
}

/** Nothing when it cannot be read: that is what a remark is about. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
