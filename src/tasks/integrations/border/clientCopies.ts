import Module from 'node:module';
import { isJest } from '../lambda/requireOrImport';
import type { ClientClass } from './SdkClient';
import { lazy } from '../../../util/lazy';

type Load = (request: string, ...rest: unknown[]) => unknown;

/** The packages that contain the base class of all clients, in newer and older releases. */
const packages: ReadonlySet<string> = new Set([
  '@smithy/core/client',
  '@smithy/smithy-client',
  '@aws-sdk/smithy-client',
]);
const file =
  /[\\/](?:@smithy[\\/]core[\\/]dist-cjs[\\/]submodules[\\/]client|@(?:smithy|aws-sdk)[\\/]smithy-client[\\/]dist-cjs)[\\/]index\.js$/;

let isWatching = false;

/**
 * Finds every copy of the AWS SDK for JavaScript v3 that this thread has loaded or will load, and intercepts handlers'
 * calls. Does not load the SDK itself. `local`: the function that is about to run.
 */
export function interceptCopies(local?: object): void {
  // Jest has separate modules for each test file, and new ones after `jest.resetModules()`, without notice.
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

/** The files of copies found under Jest. */
const known = new Set<string>();
/** The number of invocations of a function that were searched: the first may have loaded a copy. */
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

/** Loaded late: most handlers do not use an SDK. */
const loadInterception = lazy(() => require('./interceptClients') as typeof import('./interceptClients'));
