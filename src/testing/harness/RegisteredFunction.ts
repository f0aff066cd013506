import type { LocalFunctions } from '../../tasks/integrations/lambda/LocalFunctions';
import type { MockScope } from '../../tasks/mocking/Mocks';

/** A Lambda function that a test has registered with `sfn.lambda(…)`. */
export class RegisteredFunction {
  /** Whether it may stay unused. @internal */
  isOptional = false;
  /** Whether something has called it. @internal */
  isCalled = false;

  /** @internal */
  constructor(
    private readonly functions: LocalFunctions,
    /** The name under which tasks call it. */
    readonly name: string,
    /** How long it stays. @internal */
    readonly scope: MockScope,
  ) {}

  /** It may stay unused: no check for names that nothing meets reports it. */
  optional(): this {
    this.isOptional = true;
    return this;
  }

  /** Removes the function. */
  remove(): void {
    this.functions.remove(this.name);
    this.isOptional = true;
  }
}
