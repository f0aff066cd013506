import { readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import type { ServiceOptions } from '../../emulator/service/ServiceOptions';
import { HarnessError } from '../../errors/HarnessError';
import { present } from '../../util/present';
import { decodeText } from '../../util/decodeText';

/** Where HTTP tasks may go, and how they are authorised. */
export interface HttpFlags {
  readonly http?: Readonly<Record<string, string | true>> | undefined;
  /** Path of a JSON file: connections by name. */
  readonly connections?: string | undefined;
}

export function addHttpOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--http <url[=target]>', 'http:invoke may call URLs with this prefix, or a replacement').argParser(
        parseHttp,
      ),
    )
    .addOption(new Option('--connections <file>', 'EventBridge connections by name, in the form of CreateConnection'));
}

export function toHttpOptions({ http, connections }: HttpFlags): Pick<ServiceOptions, 'endpoints' | 'connections'> {
  return present({
    endpoints: http && { http },
    connections: connections === undefined ? undefined : readConnections(connections),
  });
}

function parseHttp(text: string, before: HttpFlags['http'] = {}): HttpFlags['http'] {
  // A URL may only contain `=` in its query.
  const [, prefix = text, target] = /^([^?=]+)=(https?:\/\/.+)$/.exec(text) ?? [];
  return { ...before, [prefix]: target ?? true };
}

/** Connections are checked when they are registered. */
function readConnections(file: string): NonNullable<ServiceOptions['connections']> {
  try {
    const value = JSON.parse(decodeText(readFileSync(file))) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as NonNullable<ServiceOptions['connections']>;
  } catch (error) {
    throw new HarnessError(`${file} cannot be read: ${(error as Error).message}`);
  }
  throw new HarnessError(
    `${file} is not a file of connections. Write { "name": { "AuthorizationType": "API_KEY", "AuthParameters": { … } } }.`,
  );
}

/** `--s3`: the folder where readers, writers and tasks find and store their objects. */
export function s3Option(): Option {
  return new Option('--s3 <folder>', 'the S3 buckets: <folder>/<bucket>/<key>');
}
