import { readFileSync } from 'node:fs';
import { toPointer } from '../../language/asl/path';
import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import { entryAt } from '../../definitions/source/SourceFiles';
import type { CheckedFile } from '../../validation/lint/formats/Remark';
import { loadIntegrations } from '../../tasks/answering/loadIntegrations';
import { reviewDefinition } from '../../validation/lint/reviewDefinition';
import type { CheckOptions } from './validate';

type Remark = CheckedFile['remarks'][number];

interface FileEntry {
  readonly text: string;
  readonly lines: readonly string[];
  readonly remarks: Remark[];
  readonly said: Set<string>;
}

/** The maximum number of marked characters. */
const mostMarked = 60;

/** Remarks by file: the template, or another file that the definition comes from. */
export class FileRemarks {
  private readonly files = new Map<string, FileEntry>();

  /** A definition shared by two machines has each remark only once. */
  add(file: string, remark: Remark): void {
    const { remarks, said } = this.entry(file);
    const key = JSON.stringify(remark);
    if (said.has(key)) return;
    said.add(key);
    remarks.push(remark);
  }

  /** Adds a remark about a machine at the place where its subject was written. */
  addAbout(machine: LoadedDefinition, remark: Remark): void {
    const definitionFile = machine.source.definitionFile;
    if (definitionFile !== undefined && this.entry(definitionFile).text === machine.definition) {
      // In JSON without substitutions, the format finds the exact value.
      return this.add(definitionFile, remark);
    }
    const { file, line, column } = machine.locate(toPointer(remark.path)) ?? machine.source;
    const { lines } = this.entry(file);
    const written = lines[line - 1]?.slice(column - 1) ?? '';
    // Marks to the end of what is written there: `Next: Ship`, without a comma after it.
    const length = Math.max(1, Math.min(mostMarked, written.replace(/[\s,{[]*$/, '').length));
    this.add(file, { ...remark, place: { line, column, length } });
  }

  toCheckedFiles(): CheckedFile[] {
    return [...this.files]
      .filter(([, { remarks }]) => remarks.length > 0)
      .map(([file, { text, remarks }]) => ({ file, text, remarks }));
  }

  private entry(file: string): FileEntry {
    let entry = this.files.get(file);
    if (entry === undefined) {
      const text = readText(file);
      entry = { text, lines: text.split(/\r?\n/), remarks: [], said: new Set() };
      this.files.set(file, entry);
    }
    return entry;
  }
}

/** Empty if it cannot be read, which another remark reports. */
function readText(file: string): string {
  // A device may be endless.
  if (entryAt(file) !== 'file') return '';
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

type MachineReviewOptions = Pick<CheckOptions, 'advice' | 'type' | 'unmodelled'>;

/** The remarks about one state machine. */
export function reviewMachine(
  { definition, type: declared }: LoadedDefinition,
  { advice, type = declared, unmodelled }: MachineReviewOptions,
): CheckedFile['remarks'] {
  return reviewDefinition(definition, {
    advice,
    type,
    parameterCheck: (resource, parameters) =>
      loadIntegrations()
        .checkParameters(resource, parameters)
        .map(({ message }) => message),
    actionCheck: (resource) => loadIntegrations().unknownAction(resource),
    hasModel: ({ service }) => {
      if (loadIntegrations().loadServiceSchema(service) !== undefined) return true;
      unmodelled?.add(service);
      return unmodelled !== undefined;
    },
  });
}
