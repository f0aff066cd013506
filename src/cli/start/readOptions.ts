import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ServerOptions } from '../../emulator/server/startServer';
import type { ServiceOptions } from '../../emulator/service/ServiceOptions';
import { HarnessError } from '../../errors/HarnessError';
import { decodeText } from '../../util/decodeText';
import type { StartOptions } from './StartOptions';

/** Reads certificate and key. Throws HarnessError if only one is named, or one cannot be read. */
export function readTls({ tlsCert, tlsKey }: StartOptions): ServerOptions['tls'] {
  if (tlsCert === undefined && tlsKey === undefined) return undefined;
  if (tlsCert === undefined || tlsKey === undefined)
    throw new HarnessError('HTTPS needs both --tls-cert and --tls-key: files in PEM.');
  const read = (option: string, file: string): string => {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      throw new HarnessError(`${option} ${file} cannot be read: ${(error as Error).message}`);
    }
  };
  return { cert: read('--tls-cert', tlsCert), key: read('--tls-key', tlsKey) };
}

/** Throws HarnessError for options that need a data directory. */
export function readDataOptions({ dataDir, durable, readOnly }: StartOptions): ServiceOptions['data'] {
  if (dataDir !== undefined) return { folder: resolve(dataDir), durable, readOnly };
  if (readOnly === true) throw new HarnessError('--read-only needs a data directory: name one with --data-dir.');
  if (durable === 'each') throw new HarnessError('--durable needs a data directory: name one with --data-dir.');
  return undefined;
}

/** `aws`, or a JSON file with quotas. The service checks its content. */
export function readQuotasOption(given: string | undefined): ServiceOptions['quotas'] {
  if (given === undefined || given === 'aws') return given;
  try {
    return JSON.parse(decodeText(readFileSync(given))) as ServiceOptions['quotas'];
  } catch (error) {
    throw new HarnessError(
      `--quotas takes 'aws' or a JSON file, but ${given} cannot be read: ${(error as Error).message}`,
    );
  }
}
