import { readFileSync } from 'node:fs';
import type { ServiceOptions } from '../../emulator/service/ServiceOptions';
import { HarnessError } from '../../errors/HarnessError';
import { decodeText } from '../../util/decodeText';

/** `aws`, or a JSON file with quotas. What is in it, the service checks. */
export function readQuotasOption(given: string | undefined): ServiceOptions['quotas'] {
  if (given === undefined || given === 'aws') return given;
  try {
    return JSON.parse(decodeText(readFileSync(given))) as ServiceOptions['quotas'];
  } catch (error) {
    throw new HarnessError(`--quotas takes 'aws' or a JSON file; ${given} cannot be read: ${(error as Error).message}`);
  }
}
