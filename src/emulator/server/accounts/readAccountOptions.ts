import { HarnessError } from '../../../errors/HarnessError';
import type { ServiceOptions } from '../../service/ServiceOptions';
import { nearest } from '../../../util/nearest';
import { isObject, type Json } from '../../../util/json';

const readers: Readonly<Record<string, (value: Json, name: string) => unknown>> = {
  // The clock says what it takes.
  time: (value) => value,
  startTime: textOrNumber,
  seed: textOrNumber,
  accountId: matching(/^\d{12}$/, 'twelve digits'),
  region: matching(/^[a-z0-9-]{1,64}$/, "a region like 'eu-west-1'"),
  unmocked: matching(/^(fail|forward)$/, "'fail' or 'forward'"),
  validation: matching(/^(NONE|PRESENT|STRICT)$/, "'NONE', 'PRESENT' or 'STRICT'"),
  mocks: (value, name) => (isObject(value) ? value : refuse(name, 'the content of a mock file', value)),
};

/** The options of a service as a request gives them. Throws HarnessError, with the nearest known name, for others. */
export function readAccountOptions(given: unknown): ServiceOptions {
  if (!isObject(given as Json)) throw new HarnessError('The options of an account are a JSON object, or nothing.');
  return Object.fromEntries(
    Object.entries(given as Record<string, Json>).map(([name, value]) => {
      if (Object.hasOwn(readers, name)) return [name, readers[name]!(value, name)];
      const meant = nearest(name, Object.keys(readers));
      const hint = meant === undefined ? `Known: ${Object.keys(readers).join(', ')}.` : `Did you mean '${meant}'?`;
      throw new HarnessError(`An account has no option '${name}'. ${hint}`);
    }),
  );
}

function textOrNumber(value: Json, name: string): unknown {
  return typeof value === 'string' || typeof value === 'number' ? value : refuse(name, 'a text or a number', value);
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
