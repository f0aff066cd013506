import { HarnessError } from '../../errors/HarnessError';
import { ServiceError } from '../../errors/ServiceError';
import type { MockConfigProblem } from '../../tasks/mocking/config/loadMockConfig';
import { checkRequest, type ControlRequest } from './checkRequest';
import type { Control, ControlContext } from './Control';
import { ControlError, badRequest } from './ControlError';

/** Carries out a request. Rejects with ControlError if something in it is wrong. */
export async function runControl(control: Control, context: ControlContext, request: ControlRequest): Promise<object> {
  const { params, body } = checkRequest(control, request);
  try {
    return (await control.handle(context, params as never, body as never)) ?? {};
  } catch (error) {
    throw refusal(error);
  }
}

/** Converts a caller's error to a ControlError; a bug is unchanged. */
function refusal(error: unknown): unknown {
  if (error instanceof ControlError) return error;
  const { problems } = error as { readonly problems?: readonly MockConfigProblem[] };
  if (HarnessError.is(error) && problems !== undefined)
    return badRequest(problems.map(({ pointer, reason }) => ({ in: 'body', pointer, message: `${reason}.` })));
  if (HarnessError.is(error)) return new ControlError(400, 'HarnessError', error.message);
  if (ServiceError.is(error)) return new ControlError(error.statusCode, error.code, error.message);
  return error;
}
