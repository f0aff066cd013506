import { types } from 'node:util';
import { HarnessError } from '../../errors/HarnessError';
import { unknownName } from '../../util/checkMembers';
import { toJson } from './toJson';
import type { ValidationMode } from './ValidationMode';

/** A whole number of at least `least`; otherwise throws HarnessError. `what` begins the message. */
export function wholeNumber(value: number, what: string, least: number): number {
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new HarnessError(`${what} must be a whole number from ${least}, not ${shown(value)}.`);
}

/** The value as it would be written: a string in quotes, an object with its members. */
function shown(value: unknown): string {
  return typeof value === 'string' || (typeof value === 'object' && value !== null)
    ? (JSON.stringify(value) ?? typeof value)
    : String(value);
}

/** Checks a name to look for. `what` says its kind: `a state`. */
export function nameGiven(value: unknown, what: string): void {
  if (typeof value === 'string' && value !== '') return;
  const found = value === '' ? "''" : String(value);
  throw new HarnessError(`The name of ${what} must be a string, not ${found}. Is the name of a variable misspelt?`);
}

/** Throws a HarnessError for an action that is `undefined`: the mock would match the whole service. */
export function actionGiven(action: unknown, service: string): void {
  if (action !== undefined) return;
  throw new HarnessError(
    `The action of mock.service('${service}', …) is undefined. Is its name misspelt? For all actions: mock.service('${service}').`,
  );
}

/**
 * Throws a HarnessError for a value that is `undefined`: most likely its name is misspelt. `what` begins the message.
 */
export function refuseUndefined(value: unknown, what: string): void {
  if (value === undefined)
    throw new HarnessError(`${what} is undefined. Is its name misspelt? To return nothing, write null.`);
}

/** The name of an error: a non-empty string. */
export function errorName(value: unknown, what: string): string {
  if (typeof value === 'string' && value !== '') return value;
  if (types.isNativeError(value))
    throw new HarnessError(
      `${what} is its name, and the message comes second: ('${value.name}', '${value.message}'). It was given an Error.`,
    );
  throw new HarnessError(`${what} must be a string, not ${JSON.stringify(value) ?? typeof value}.`);
}

/** A cause is a string in AWS; any other value is converted to JSON. */
export function causeText(cause: unknown): string | undefined {
  if (cause === undefined || typeof cause === 'string') return cause;
  return JSON.stringify(toJson(cause, 'The cause'));
}

const phases = ['schedule', 'start', 'submit'] as const;

/** The phase of a task's failure, if given. */
export function phaseGiven(phase: unknown): (typeof phases)[number] | undefined {
  if (phase === undefined || phases.some((known) => known === phase))
    return phase as (typeof phases)[number] | undefined;
  throw unknownName('.throws(error, cause, more) has no phase', phase as string, phases);
}

export function modeGiven(mode: ValidationMode): ValidationMode {
  if (['STRICT', 'PRESENT', 'NONE'].includes(mode)) return mode;
  throw new HarnessError(
    `The mode of .validated(…) must be 'STRICT', 'PRESENT' or 'NONE', not ${JSON.stringify(mode)}.`,
  );
}
