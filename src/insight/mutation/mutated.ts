import fs from 'node:fs';
import { HarnessError } from '../../errors/HarnessError';

/** What `stepmill mutate` makes the harness of a test run instead of a definition. */
export interface MutantFile {
  /** The definition that is replaced, as compact JSON. */
  readonly original: string;
  /** A JSON string. */
  readonly definition: string;
  /** A file that a harness creates when it has used the replacement. */
  readonly usedFile: string;
}

/** The definition that a test runs: its mutant if `STEPMILL_MUTANT` names one. */
export function mutated(definition: string): string {
  const file = process.env['STEPMILL_MUTANT'];
  if (!file) return definition;
  const mutant = read(file);
  if (JSON.stringify(JSON.parse(definition)) !== mutant.original) return definition;
  fs.writeFileSync(mutant.usedFile, '');
  return mutant.definition;
}

function read(file: string): MutantFile {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as MutantFile;
  } catch (error) {
    throw new HarnessError(`STEPMILL_MUTANT does not name a mutant of 'stepmill mutate': ${(error as Error).message}`);
  }
}
