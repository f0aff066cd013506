import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { codeFolder } from '../../util/place';
import { canonicalService } from '../services';
import { sdkPackageName } from '../serviceNames';

/** An installed `@aws-sdk/client-*` package. */
export interface ClientPackage {
  /** `@aws-sdk/client-sqs` */
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  /** Loads the package: the first one takes about 40 ms. */
  load(): Readonly<Record<string, unknown>>;
}

const found = new Map<string, ClientPackage | undefined>();

/**
 * The client package of a service, searched from the user's working directory and then beside Stepmill. `undefined` if
 * it is not installed. Nothing is loaded.
 *
 * @param service `sqs`, `events`, `emr-serverless`, or the name in `aws-sdk:` (`cloudwatchlogs`)
 * @example findClientPackage('cloudwatchlogs')?.name // '@aws-sdk/client-cloudwatch-logs'
 */
export function findClientPackage(service: string): ClientPackage | undefined {
  const from = [process.cwd(), codeFolder];
  const key = `${service}\n${from[0]}`;
  if (!found.has(key)) {
    const id = canonicalService(service);
    found.set(key, /^[a-z0-9]+$/.test(id) ? locate(id, from) : undefined);
  }
  return found.get(key);
}

function locate(id: string, from: readonly string[]): ClientPackage | undefined {
  for (const start of from) {
    const located = open(installedClient(id, start) ?? sdkPackageName(id), start);
    if (located) return located;
  }
  return undefined;
}

/** The package of a service whose id is not known: the existing folders show where its hyphens are. */
function installedClient(id: string, start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    for (const name of entries(join(folder, 'node_modules', '@aws-sdk'))) {
      if (name.startsWith('client-') && name.slice(7).replaceAll('-', '') === id) return `@aws-sdk/${name}`;
    }
    if (folder === dirname(folder)) return undefined;
  }
}

function entries(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function open(name: string, start: string): ClientPackage | undefined {
  const require = createRequire(join(start, 'stepmill-looks-from-here.js'));
  try {
    const manifest = require.resolve(`${name}/package.json`);
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    return { name, version, folder: dirname(manifest), load: () => require(name) as Record<string, unknown> };
  } catch {
    return undefined;
  }
}
