import { HarnessError } from '../../../errors/HarnessError';

/** A request over HTTP to an API that no file declares. It is a mistake of the tester, and of its caller: 404. */
export class UnknownApiError extends HarnessError {
  readonly status = 404;
}
