import { HarnessError } from '../../errors/HarnessError';

/**
 * Something cannot work where the tests run: a mock in AWS, or `runSync` over HTTP. The test is skipped with this reason
 * instead of failing. More: docs/how-to/run-in-aws.md
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
