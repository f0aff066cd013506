// A real account: `--aws --role ARN`. Time is real, and nothing answers for other services, so it plays what needs
// neither: activities, nested executions, states, TestState with mocks, versions, aliases, validation. Credentials and
// region come from the SDK of the current folder. All names start with the prefix, and everything is deleted.
import { createRequire } from 'node:module';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { needOf } from './aws/needOf.mjs';
import { Namespace } from './aws/Namespace.mjs';
import { Remains } from './aws/Remains.mjs';
import { signerOf } from './aws/signer.mjs';
import { whatAwsDeclines } from './aws/decline.mjs';

/** Operations that answer at another host. */
const synchronous = new Set(['StartSyncExecution', 'TestState']);
/** After these, AWS may still start the old state machine for a few seconds. */
const settling = new Set(['UpdateStateMachine', 'UpdateStateMachineAlias']);

/** Returns { account, role, prefix, endpoint }; calls nothing. `endpoint` is undefined for AWS itself. */
export function checkOptions({ role, prefix = 'conformance', endpoint }) {
  const account = /^arn:[\w-]+:iam::(\d{12}):role\/.+$/.exec(role ?? '')?.[1];
  if (!account) throw new Error('--aws needs --role ARN: a role that Step Functions may assume in your account.');
  if (!/^[A-Za-z0-9-]{1,20}$/.test(prefix)) throw new Error('--prefix has 1 to 20 letters, digits and hyphens.');
  // The variables of the SDKs work here, too.
  const own = endpoint ?? process.env.AWS_ENDPOINT_URL_SFN ?? process.env.AWS_ENDPOINT_URL;
  return { account, role, prefix, endpoint: own };
}

export async function start({ settle = 5, ...options }) {
  const checked = checkOptions(options);
  const { sign, region } = await signerOf(createRequire(path.resolve('package.json')));
  const about = checked.endpoint ? `${checked.endpoint}, as AWS` : `AWS, ${region}`;
  const server = { ...checked, region, about, sign, settle: Number(settle), open: new Set(), remains: [] };
  server.interrupt = () => void interrupt(server);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, server.interrupt);
  return server;
}

/** Deletes what is still there. Resolves to what could not be deleted. */
export async function stop(server) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, server.interrupt);
  for (const place of [...server.open]) await close(place);
  return { remains: server.remains };
}

async function interrupt(server) {
  if (server.interrupted) return;
  server.interrupted = true;
  console.error('\nInterrupted: deleting what was made …');
  const { remains } = await stop(server);
  console.error(remains.length > 0 ? `Not deleted:\n${remains.join('\n')}` : 'All is deleted.');
  process.exit(130);
}

/** Why the scenario cannot be played on an account, or undefined. */
export const lacks = needOf;

export function open(server) {
  const { account, region, role, prefix, sign, endpoint, settle } = server;
  const url = (operation) =>
    endpoint ?? `https://${synchronous.has(operation) ? 'sync-' : ''}states.${region}.${domainOf(region)}/`;
  const place = {
    server,
    account,
    region,
    role,
    sign,
    endpoint: url(),
    url,
    pause: endpoint ? 1 : 500,
    eventual: true,
  };
  place.around = (send) => {
    const patient = whatAwsDeclines(send);
    place.remains = new Remains(patient);
    const namespace = new Namespace(`${prefix}-${randomBytes(3).toString('hex')}-`);
    return async (operation, params, context) => {
      if (server.interrupted) throw new Error('interrupted');
      const named = namespace.outward(operation, params);
      const got = await place.remains.watch(operation, patient(operation, named, context));
      if (settling.has(operation) && !got.error) await new Promise((resolve) => setTimeout(resolve, settle * 1000));
      return namespace.inward(got);
    };
  };
  server.open.add(place);
  return place;
}

const domainOf = (region) => (region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com');

export async function close(place) {
  const { server, remains } = place;
  if (!server.open.has(place)) return place.closed;
  server.open.delete(place);
  place.closed = remains?.delete().then((left) => void server.remains.push(...left));
  return place.closed;
}
