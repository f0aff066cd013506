import { ServiceError } from '../../errors/ServiceError';

/**
 * Characters that the name of a state machine, execution or activity must not contain: white space, control characters,
 * brackets, wildcards, the characters of ARNs and URLs, and those that Java stores as surrogates.
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
