import type { AwsFailure, ServiceException } from '../../integrations/border/AwsCall';
import { refusalOf } from '../../integrations/replies';
import { findClientPackage } from '../../../services/schemas/clientPackage';

/** Statuses of Lambda's exceptions and of some that all services share, other than 400. */
const statusCodes: Readonly<Record<string, number>> = {
  AccessDeniedException: 403,
  ResourceNotFoundException: 404,
  ResourceConflictException: 409,
  RequestTooLargeException: 413,
  UnsupportedMediaTypeException: 415,
  TooManyRequestsException: 429,
  InternalFailure: 500,
  ServiceException: 500,
  EC2ThrottledException: 502,
  ServiceUnavailable: 503,
};

/** How a task would end. */
interface Failure {
  readonly error: string | undefined;
  readonly cause?: string | undefined;
}

interface ErrorTraits {
  readonly awsQueryError?: readonly [code: string, status: number];
  readonly httpError?: number;
}

/**
 * The exception that a task's error represents: `SNS.NotFoundException` with the cause `Topic does not exist (Service:
 * AmazonSNS; Status Code: 404; …)` is `NotFoundException`, in the query protocol `NotFound`, with status 404 and the
 * bare message.
 */
export function serviceException(service: string, failure: Failure): ServiceException {
  const { error, cause = '' } = failure;
  const said = refusalOf(failure);
  if (said !== undefined) {
    const { code, traits } = modelled(service, said.code) ?? { code: said.code, traits: {} };
    const queryCode = traits.awsQueryError?.[0] ?? code;
    return { code, queryCode, message: said.message, statusCode: said.statusCode };
  }
  const details = /^([^]*?) \(Service: [^]*?Status Code: (\d{3})[^]*\)$/.exec(cause);
  const named = error === undefined ? 'InternalFailure' : error.slice(error.indexOf('.') + 1);
  const { code, traits } = modelled(service, named) ?? { code: named, traits: {} };
  const known = traits.httpError ?? (Object.hasOwn(statusCodes, code) ? statusCodes[code]! : 400);
  return {
    code,
    queryCode: traits.awsQueryError?.[0] ?? code,
    message: details?.[1] ?? cause,
    statusCode: details ? Number(details[2]) : known,
  };
}

/** The API's own exception of that name; Step Functions adds `Exception` to names that do not end in it. */
function modelled(service: string, name: string): { code: string; traits: ErrorTraits } | undefined {
  const exported = findClientPackage(service)?.load() ?? {};
  for (const code of [name, name.replace(/Exception$/, '')]) {
    const schema = Object.hasOwn(exported, `${code}$`) ? exported[`${code}$`] : undefined;
    if (Array.isArray(schema) && schema[0] === -3) return { code, traits: schema[3] as ErrorTraits };
  }
  return undefined;
}

/** The failure of a service call. */
export function awsFailure(
  service: string,
  failure: Failure,
  { requestId }: { readonly requestId: string },
): AwsFailure {
  const { error, cause } = failure;
  return { error, cause, exception: serviceException(service, failure), requestId };
}
