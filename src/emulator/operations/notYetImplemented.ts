import { ServiceError } from '../../errors/ServiceError';

/** The answer of an operation whose input is checked but which Stepmill cannot do yet. Never a silent wrong answer. */
export function notYetImplemented(name: string): ServiceError {
  return new ServiceError(
    'NotYetImplemented',
    `Stepmill does not have the operation ${name} yet. The request itself is well formed.`,
  );
}
