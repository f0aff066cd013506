import { HarnessError } from '../../errors/HarnessError';
import { ServiceError } from '../../errors/ServiceError';

const modelPackage = 'com.amazonaws.swf.service.v2.model';

export interface ErrorReply {
  readonly status: number;
  readonly body: object;
}

/** An error as the service answers it: `__type`, `message` and the exception's own members. */
export function errorReply(error: unknown): ErrorReply {
  if (ServiceError.is(error)) {
    const { javaPackage = modelPackage } = error as { javaPackage?: string };
    const body = { __type: `${javaPackage}#${error.code}`, message: error.message, ...error.members };
    return { status: error.statusCode, body };
  }
  if (HarnessError.is(error)) {
    return { status: 400, body: { __type: 'Stepmill#HarnessError', message: error.message } };
  }
  return { status: 500, body: { __type: 'com.amazon.coral.service#InternalFailure', message: defectMessage(error) } };
}

/** The answer to a bug of ours. Only standard error gets the stack, as it has paths in it. */
export function defectMessage(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`stepmill: a bug in Stepmill: ${stack}\n`);
  return 'A bug in Stepmill, not an error in the request. The standard error of the server has the details.';
}
