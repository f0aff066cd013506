import { readFileSync } from 'node:fs';
import type { ServiceOptions } from '../../emulator/service/ServiceOptions';
import { HarnessError } from '../../errors/HarnessError';
import { checkMembers } from '../../util/checkMembers';
import { decodeText } from '../../util/decodeText';

/** The option `--iam`: `enforce`, or the path of a JSON file with the members of `IamSettings`. */
export function readIamOption(given: string | undefined): ServiceOptions['iam'] {
  if (given === undefined || given === 'enforce') return given;
  const settings = readJsonFile(given);
  checkMembers(settings, ['roles', 'context', 'undecided'], `The file ${given} of --iam`);
  return settings;
}

function readJsonFile(file: string): object {
  try {
    return JSON.parse(decodeText(readFileSync(file))) as object;
  } catch (error) {
    throw new HarnessError(
      `--iam takes 'enforce' or a JSON file, but ${file} cannot be read: ${(error as Error).message}`,
    );
  }
}
