import { hasBrand, setBrand } from './brand';

/**
 * A mistake of the one who runs Stepmill (an unmocked task, a mock case that does not exist …). It fails the
 * test or the request: no Retry and no `Catch: States.ALL` of the workflow under test can swallow it.
 */
export class HarnessError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'HarnessError';
    setBrand(this, 'HarnessError');
  }

  /** Whether a value is one, also when another copy of this module made it. */
  static is(value: unknown): value is HarnessError {
    return hasBrand(value, 'HarnessError');
  }
}
