import { HarnessError } from '../../errors/HarnessError';

/** How a mistake of the tester, or a bug of Stepmill, looks on the wire, where it cannot be thrown. */
export function describeHarnessError(error: unknown): { error: string; cause: string } {
  const message = error instanceof Error ? error.message : String(error);
  if (HarnessError.is(error)) return { error: 'Stepmill.HarnessError', cause: message };
  // A stack is for whoever runs the process, not for the wire.
  return { error: 'Stepmill.InternalError', cause: `A bug in Stepmill: ${message}` };
}
