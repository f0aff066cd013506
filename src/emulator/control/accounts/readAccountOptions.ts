import { HarnessError } from '../../../errors/HarnessError';
import type { ServiceOptions } from '../../service/ServiceOptions';
import { didYouMean } from '../../../util/nearest';
import { lastMs } from '../clock/move';
import { isObject, type Json } from '../../../util/json';

const readers: Readonly<Record<string, (value: Json, name: string) => unknown>> = {
  time: timeMode,
  startTime,
  schedules: (value, name) => (typeof value === 'boolean' ? value : refuse(name, 'true or false', value)),
  seed: textOrNumber,
  accountId: matching(/^\d{12}$/, 'twelve digits'),
  region: matching(/^[a-z0-9-]{1,64}$/, "a region like 'eu-west-1'"),
  // The service checks which quotas exist.
  quotas: (value) => value,
  keep: keepLimits,
  deliverEvents: trueOrFalse,
  iam: iamOption,
  unmocked: onlyFail,
  validation: matching(/^(NONE|PRESENT|STRICT)$/, "'NONE', 'PRESENT' or 'STRICT'"),
  mocks: (value, name) => (isObject(value) ? value : refuse(name, 'the content of a mock file', value)),
};

/** A service's options from a request. Throws HarnessError, with the nearest known name, for unknown ones. */
export function readAccountOptions(given: unknown): ServiceOptions {
  if (!isObject(given as Json)) throw new HarnessError('The options of an account are a JSON object, or nothing.');
  return Object.fromEntries(
    Object.entries(given as Record<string, Json>).map(([name, value]) => {
      if (Object.hasOwn(readers, name)) return [name, readers[name]!(value, name)];
      const known = Object.keys(readers);
      const hint = didYouMean(name, known) ?? `Known: ${known.join(', ')}.`;
      throw new HarnessError(`An account has no option '${name}'. ${hint}`);
    }),
  );
}

/** How many ended executions are kept. */
function keepLimits(value: Json, name: string): unknown {
  const isLimit = ([member, limit]: [string, Json]): boolean =>
    ['executions', 'bytes', 'children'].includes(member) && typeof limit === 'number' && limit >= 0;
  return isObject(value) && Object.entries(value).every(isLimit)
    ? value
    : refuse(name, 'numbers from 0 by the names executions, bytes and children', value);
}

/** What is wrong inside it, the service finds. */
function iamOption(value: Json, name: string): unknown {
  const members = ['roles', 'context', 'undecided'];
  const isSettings = isObject(value) && Object.keys(value).every((member) => members.includes(member));
  return value === 'enforce' || isSettings
    ? value
    : refuse(name, `'enforce', or an object with ${members.join(', ')}`, value);
}

/** The slowest and fastest clock: beyond these, dates end before a test does. */
const slowest = 0.001;
const fastest = 1_000_000;

/** The clock rejects other modes. */
function timeMode(value: Json, name: string): unknown {
  if (!isObject(value)) return value;
  const { scale, ...others } = value;
  const isScale = typeof scale === 'number' && scale >= slowest && scale <= fastest;
  return isScale && Object.keys(others).length === 0
    ? value
    : refuse(name, `'real', 'skip', 'manual' or {"scale":n} with n from ${slowest} to ${fastest}`, value);
}

/** A string that is not a date is rejected where all dates are checked. */
function startTime(value: Json, name: string): unknown {
  const ms = new Date(textOrNumber(value, name) as string | number).getTime();
  return ms < 0 || ms > lastMs ? refuse(name, 'in the years 1970 to 9999', value) : value;
}

function trueOrFalse(value: Json, name: string): unknown {
  return typeof value === 'boolean' ? value : refuse(name, 'true or false', value);
}

function textOrNumber(value: Json, name: string): unknown {
  return typeof value === 'string' || typeof value === 'number' ? value : refuse(name, 'a string or a number', value);
}

/** A page or program that gets access must not get the credentials of the user who runs the server. */
function onlyFail(value: Json, name: string): unknown {
  const how = `'fail': only the command that starts the server can let it call AWS`;
  return value === 'fail' ? value : refuse(name, how, value);
}

function matching(form: RegExp, what: string) {
  return (value: Json, name: string): unknown =>
    typeof value === 'string' && form.test(value) ? value : refuse(name, what, value);
}

function refuse(name: string, what: string, value: Json): never {
  throw new HarnessError(
    `The option '${name}' of an account must be ${what}, not ${JSON.stringify(value).slice(0, 100)}.`,
  );
}
