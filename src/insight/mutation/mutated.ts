import fs from 'node:fs';
import { HarnessError } from '../../errors/HarnessError';

/** What `stepmill mutate` lets the harness of a test run in place of a definition. */
export interface MutantFile {
  /** The definition that is replaced, as compact JSON. */
  readonly original: string;
  /** JSON text. */
  readonly definition: string;
  /** A file that is made when a harness has replaced it. */
  readonly usedFile: string;
}

/** A definition as a test is to run it: its mutant, while `STEPMILL_MUTANT` names one of it. */
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
    throw new HarnessError(`STEPMILL_MUTANT names no mutant of 'stepmill mutate': ${(error as Error).message}`);
  }
}
