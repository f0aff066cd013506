import { HarnessError } from '../../errors/HarnessError';
import { ServiceError } from '../../errors/ServiceError';
import type { MockConfigProblem } from '../../tasks/mocking/config/loadMockConfig';
import { checkRequest, type ControlRequest } from './checkRequest';
import type { Control, ControlContext } from './Control';
import { ControlError, badRequest } from './ControlError';
import { controls } from './controls';

/** Carries out a request. Rejects with ControlError if something in it is wrong. */
export async function runControl(
  control: Control,
  context: Omit<ControlContext, 'table'>,
  request: ControlRequest,
): Promise<object> {
  const { params, body } = checkRequest(control, request);
  try {
    const inTable = Object.assign(Object.create(context) as ControlContext, { table: controls });
    return (await control.handle(inTable, params as never, body as never)) ?? {};
  } catch (error) {
    throw refusal(error);
  }
}

/**
 * Calls a route by its name, as a request would.
 *
 * @example await callControl('listMistakes', { service, accounts })
 */
export function callControl(
  name: string,
  context: Omit<ControlContext, 'table'>,
  {
    path = {},
    query = {},
    body,
  }: { path?: Record<string, string>; query?: Record<string, string>; body?: unknown } = {},
): Promise<object> {
  const control = controls.find((one) => one.name === name);
  if (control === undefined) throw new HarnessError(`The control API has no route '${name}'.`);
  return runControl(control, context, { path, query: Object.entries(query), body });
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
