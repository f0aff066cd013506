import { ServiceError } from '../../errors/ServiceError';
import type { Scope } from './arns';

/**
 * What a name of a state machine, execution or activity must not contain: white space, control characters, brackets,
 * wildcards, the characters of ARNs and URLs, and whatever Java stores as surrogates.
 *
 * See "Quotas" of the Step Functions guide, and `name` of CreateStateMachine.
 */
const forbidden = /[\s?*<>{}[\]"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f\ufffe\uffff\ud800-\udfff]/;

/** Whether the service accepts this name. The API model checks its length. */
export function isValidName(name: string): boolean {
  return !forbidden.test(name);
}

/** Throws InvalidName unless the service accepts this name. */
export function checkName(name: string): void {
  if (!isValidName(name)) throw new ServiceError('InvalidName', `Invalid Name: '${name}'`);
}

/** AWS: lists are in code point order of the names, not in order of creation (recorded). */
function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/** Those of one account and region, by name. */
export function ownByName<T extends Scope & { readonly name: string }>(
  all: Iterable<T>,
  { accountId, region }: Scope,
): T[] {
  return [...all].filter((one) => one.accountId === accountId && one.region === region).sort(byName);
}
