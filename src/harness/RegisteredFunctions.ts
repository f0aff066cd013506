import type { LocalFunctions } from '../tasks/integrations/lambda/LocalFunctions';
import type { MockScope } from '../tasks/mocking/Mocks';

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
    /** How long it stays registered. @internal */
    readonly scope: MockScope,
  ) {}

  /** Allows the function to stay unused: no check for unused mocks or unmatched names reports it. */
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

/** The functions that the tests of a harness have registered. A function registered in a test is removed after it. */
export class RegisteredFunctions {
  private all: RegisteredFunction[] = [];
  private restore: (() => void) | undefined;

  get list(): readonly RegisteredFunction[] {
    return this.all;
  }

  /** `undoLater`: receives the function that removes it. */
  add(
    functions: LocalFunctions,
    scope: MockScope,
    undoLater: (undo: () => void) => void,
    ...[name, ...handler]: Parameters<LocalFunctions['register']>
  ): RegisteredFunction {
    if (scope === 'test') this.restore ??= functions.keep();
    const own = functions.nameOf(name);
    const undo = functions.keepOne(own);
    functions.register(name, ...handler);
    undoLater(undo);
    const registered = new RegisteredFunction(functions, own, scope);
    this.all.push(registered);
    return registered;
  }

  /** Removes the functions of a test that has ended. */
  reset(): void {
    this.restore?.();
    this.restore = undefined;
    this.all = this.all.filter(({ scope }) => scope === 'file');
  }
}
