import { HarnessError } from '../../errors/HarnessError';

/**
 * Something does not work in the place where the tests run. The test is skipped with this reason instead of failing.
 */
export class NotHereError extends HarnessError {
  constructor(reason: string) {
    super(reason);
    this.name = 'NotHereError';
  }

  static override is(value: unknown): value is NotHereError {
    return HarnessError.is(value) && value.name === 'NotHereError';
  }
}
