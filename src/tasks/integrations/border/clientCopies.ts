import Module from 'node:module';
import { isJest } from '../lambda/requireOrImport';
import type * as Interception from './interceptClients';
import type { ClientClass } from './SdkClient';

type Load = (request: string, ...rest: unknown[]) => unknown;

/** The packages with the class of which the clients of all services are made, in newer and in older releases. */
const packages: ReadonlySet<string> = new Set([
  '@smithy/core/client',
  '@smithy/smithy-client',
  '@aws-sdk/smithy-client',
]);
const file =
  /[\\/](?:@smithy[\\/]core[\\/]dist-cjs[\\/]submodules[\\/]client|@(?:smithy|aws-sdk)[\\/]smithy-client[\\/]dist-cjs)[\\/]index\.js$/;

let isWatching = false;

/**
 * Finds every copy of the AWS SDK for JavaScript v3 that this thread has loaded or will load, and lets handlers' calls
 * meet whoever answers them. Nothing of the SDK is loaded by this.
 */
export function interceptCopies(): void {
  // Jest has modules of its own for each test file, and after `jest.resetModules()` others: nobody tells of them.
  if (isJest()) return interceptLoaded();
  if (isWatching) return;
  isWatching = true;
  const internals = Module as unknown as { _load: Load };
  const load = internals._load;
  internals._load = function (request, ...rest) {
    const exported = load.call(this, request, ...rest);
    if (packages.has(request)) interceptIn(exported);
    return exported;
  };
  interceptLoaded();
}

/** The files of copies that have been found under Jest. */
const known = new Set<string>();

function interceptLoaded(): void {
  const { cache } = require;
  if (known.size === 0)
    for (const name of Reflect.ownKeys(cache)) if (file.test(name as string)) known.add(name as string);
  for (const name of known) interceptIn(cache[name]?.exports);
}

function interceptIn(exported: unknown): void {
  const { Client } = (exported ?? {}) as { readonly Client?: ClientClass };
  if (Client?.prototype.send !== undefined) loadInterception().interceptClients(Client);
}

/** Most handlers have no SDK. */
function loadInterception(): typeof Interception {
  return require('./interceptClients') as typeof Interception;
}
