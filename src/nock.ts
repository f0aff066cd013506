import type nock from 'nock';
import { HarnessError } from './errors/HarnessError';
import type { WireAnswer, WireRequest } from './tasks/integrations/protocols/WireCall';
import type { Service } from './emulator/service/Service';
import { checkMembers, unknownName } from './util/checkMembers';
import { lazy } from './util/lazy';

const loadNock = lazy(() => require('nock') as typeof nock);

const loadCreateAnswerer = lazy(
  () => require('./harness/nock/createAnswerer') as typeof import('./harness/nock/createAnswerer'),
);

const interceptedServices: readonly InterceptedService[] = ['lambda', 'sns', 'sqs', 'states'];

export { HarnessError } from './errors/HarnessError';
export * from './harness/exportsOfService';

/** The services whose calls can be intercepted. */
export type InterceptedService = 'lambda' | 'sns' | 'sqs' | 'states';

/** What `interceptAws` intercepts. */
export interface InterceptOptions {
  /** Which services' calls meet Stepmill. Default: all of them. */
  readonly services?: readonly InterceptedService[];
  /**
   * Whether a region and credentials are put into `process.env` until `restore()`, where the environment names none:
   * clients ask for them before they send anything. Default true.
   */
  readonly environment?: boolean;
}

/** Calls of AWS SDK clients that are intercepted until `restore()`. */
export interface Interception {
  /**
   * Calls without an answer, oldest first: the clients that made them got these errors, but their callers may have
   * caught them. A harness fails the test for those that it has not looked at here.
   */
  readonly unanswered: readonly HarnessError[];
  /** Removes the interceptors, and nock too when nothing else uses it. May be called twice. */
  restore(): void;
}

/**
 * Lets the calls that any AWS SDK client of this process makes to Lambda, SNS and SQS meet the scripts, functions and
 * outbox of a service, in each service's own protocol, and leads calls of Step Functions (`states.*`, `sync-states.*`)
 * into the service. Clients keep their ordinary configuration; no endpoint is set. Other hosts are left alone.
 *
 * A call that nothing answers fails with a HarnessError that shows it and the line to write.
 *
 * @param target a harness in this process, or what `createService` made
 * @example
 * const service = createService({ time: 'skip' });
 * service.mocks.use(lambda('charge').returns({ chargeId: 'c-1' }));
 * const wire = interceptAws(service);
 * // … new LambdaClient({}).send(new InvokeCommand({ FunctionName: 'charge' })) …
 * wire.restore();
 */
export function interceptAws(
  target: Service | { readonly service: Service },
  options: InterceptOptions = {},
): Interception {
  checkMembers(options, ['services', 'environment'], 'interceptAws(target, options)');
  const { services = interceptedServices, environment = true } = options;
  for (const name of services)
    if (!interceptedServices.includes(name))
      throw unknownName('interceptAws does not know the service', name, interceptedServices);
  const service = 'service' in target ? target.service : target;
  const restoreEnvironment = environment ? provideEnvironment(service) : undefined;
  const unanswered: HarnessError[] = [];
  const { mistakes } = service.answers;
  const answer = loadCreateAnswerer().createAnswerer(service);
  const shared = acquireNock();
  const remove = services.map((name) =>
    intercept(shared, name, async (request) => {
      try {
        return await answer(name, request);
      } catch (error) {
        if (HarnessError.is(error)) {
          unanswered.push(error);
          mistakes.add(error);
        }
        throw error;
      }
    }),
  );
  let active = true;
  return {
    get unanswered() {
      for (const error of unanswered) mistakes.delete(error);
      return unanswered;
    },
    restore() {
      if (!active) return;
      active = false;
      for (const removeOne of remove) removeOne();
      restoreEnvironment?.();
      releaseNock(shared);
    },
  };
}

/** Region and credentials for clients that have none; returns a function that removes them. */
function provideEnvironment({ region, accountId }: Service): () => void {
  const { env } = process;
  if (env['AWS_PROFILE'] !== undefined) return () => undefined;
  const wanted: Record<string, string> = {};
  if (env['AWS_REGION'] === undefined) wanted['AWS_REGION'] = env['AWS_DEFAULT_REGION'] ?? region;
  const sources = ['AWS_ACCESS_KEY_ID', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_SHARED_CREDENTIALS_FILE'];
  if (sources.every((name) => env[name] === undefined)) {
    Object.assign(wanted, { AWS_ACCESS_KEY_ID: accountId, AWS_SECRET_ACCESS_KEY: 'stepmill' });
  }
  const before = Object.keys(wanted).map((name): [string, string | undefined] => [name, env[name]]);
  Object.assign(env, wanted);
  return () => {
    for (const [name, value] of before) {
      if (env[name] !== wanted[name]) continue;
      if (value === undefined) delete env[name];
      else env[name] = value;
    }
  };
}

/** nock is one for the whole process; so is the count of who uses it here. */
let users = 0;
let usedByOthers = false;

/** nock replaces parts of Node as soon as it is loaded, so it is loaded when somebody intercepts. */
function acquireNock(): typeof nock {
  const loadedBefore = require.cache[require.resolve('nock')] !== undefined;
  const shared = loadNock();
  if (users++ === 0) usedByOthers = loadedBefore && shared.isActive();
  if (!shared.isActive()) shared.activate();
  return shared;
}

/** Code that used nock before, or has started to since, keeps it. */
function releaseNock(shared: typeof nock): void {
  if (--users > 0 || usedByOthers || shared.activeMocks().length > 0) return;
  shared.cleanAll();
  shared.restore();
}

/** Sends a service's requests to `handle`; the answer takes the interceptors away again. */
function intercept(
  shared: typeof nock,
  service: InterceptedService,
  handle: (request: WireRequest) => Promise<WireAnswer>,
): () => void {
  const hosts = hostsOf(service);
  // A function matches the hosts: a host that nock knows by an expression stays known when its interceptors are gone.
  const scope = shared(`https://${service}.stepmill.invalid`, { filteringScope: (host) => hosts.test(host) });
  const interceptor = scope.persist().post(/.*/);
  interceptor.reply(async function (path, body) {
    const { headers } = this.req;
    const content = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
    const answer = await handle({ method: 'POST', path, headers, body: content });
    return [answer.statusCode, answer.body as string, answer.headers];
  });
  return () => void shared.removeInterceptor(interceptor);
}

/** A service's hosts in all partitions, dual-stack and FIPS ones included. */
function hostsOf(service: string): RegExp {
  const host = service === 'states' ? '(?:sync-)?states' : service;
  return new RegExp(`^https?://${host}(?:-fips)?\\.[a-z0-9-]+\\.(?:amazonaws\\.com(?:\\.cn)?|api\\.aws)(?::\\d+)?$`);
}
