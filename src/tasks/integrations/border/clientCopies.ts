import Module from 'node:module';
import { isJest } from '../lambda/requireOrImport';
import type { ClientClass } from './SdkClient';
import { lazy } from '../../../util/lazy';

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
 * meet whoever answers them. Nothing of the SDK is loaded by this. `local`: the function that is about to run.
 */
export function interceptCopies(local?: object): void {
  // Jest has modules of its own for each test file, and after `jest.resetModules()` others: nobody tells of them.
  if (isJest()) return interceptInJest(local);
  if (isWatching) return;
  isWatching = true;
  const internals = Module as unknown as { _load: Load };
  const load = internals._load;
  const loadIntercepted = function (this: unknown, request: string, ...rest: unknown[]): unknown {
    const exported = load.call(this, request, ...rest);
    if (packages.has(request)) interceptIn(exported);
    return exported;
  };
  internals._load = loadIntercepted;
  interceptLoaded();
}

/** The files of copies that have been found under Jest. */
const known = new Set<string>();
/** For how many invocations of a function they were looked for: the first may have loaded one. */
const looked = new WeakMap<object, number>();

function interceptInJest(local: object | undefined): void {
  const times = local === undefined ? 2 : (looked.get(local) ?? 0);
  if (times < 2) {
    looked.set(local!, times + 1);
    interceptLoaded();
  } else for (const name of known) interceptIn(require.cache[name]?.exports);
}

function interceptLoaded(): void {
  for (const name of Reflect.ownKeys(require.cache)) if (file.test(name as string)) known.add(name as string);
  for (const name of known) interceptIn(require.cache[name]?.exports);
}

function interceptIn(exported: unknown): void {
  const { Client } = (exported ?? {}) as { readonly Client?: ClientClass };
  if (Client?.prototype.send !== undefined) loadInterception().interceptClients(Client);
}

/** Most handlers have no SDK. */
const loadInterception = lazy(() => require('./interceptClients') as typeof import('./interceptClients'));
