// Vitest can only be imported from an ES module; CommonJS gets at it, and at its types, through this one.
import type { StepmillMatchers } from '../matchers/StepmillMatchers.ts';

export { afterAll, afterEach, beforeEach, expect } from 'vitest';

/** What `expect` of Vitest has beside its own matchers. */
export type VitestMatchers<Received> = StepmillMatchers<void, Received>;

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/no-empty-object-type -- as Vitest has it
  interface Assertion<T = any> extends VitestMatchers<T> {}
}
