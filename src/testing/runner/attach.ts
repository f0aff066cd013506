import { HarnessError } from '../../errors/HarnessError';
import { Stepmill, type StepmillOptions } from '../Stepmill';

/** The hooks of a test runner. */
export interface Hooks {
  afterEach(hook: () => void): void;
  afterAll(hook: () => void): void;
}

/** A harness that is reset after each test of a file, and closed after the last. */
export function attach(hooks: Hooks, options: StepmillOptions | undefined): Stepmill {
  const harness = new Stepmill(options);
  hooks.afterEach(() => {
    const waiting = harness.reset();
    if (waiting !== undefined) throw new HarnessError(`The test ended while a run was still awaited.\n${waiting}`);
  });
  hooks.afterAll(() => harness.close());
  return harness;
}
