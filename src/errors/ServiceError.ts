import { brandErrors, hasBrand, setBrand } from './brand';

/**
 * An exception of the Step Functions API (`StateMachineDoesNotExist`, `ValidationException`), with AWS's name and text.
 * An SDK throws its own class of that name.
 *
 * `code` is the name in the API model, `members` are the error's other members (`reason`, `resourceName` …),
 * `statusCode` is the HTTP response's.
 *
 * AWS: every modelled exception is HTTP 400.
 */
export class ServiceError extends Error {
  readonly statusCode: number;

  constructor(
    readonly code: string,
    message: string,
    readonly members: Readonly<Record<string, string>> = {},
    statusCode = 400,
  ) {
    super(message);
    this.name = code;
    this.statusCode = statusCode;
    setBrand(this, 'ServiceError');
  }

  /** Whether it is in the API's model; others are exceptions of the framework that the service is built with. */
  get isModelled(): boolean {
    return !('javaPackage' in this);
  }

  /** Whether a value is one, even if another copy of this module created it. */
  static is(value: unknown): value is ServiceError {
    return hasBrand(value, 'ServiceError');
  }
}
brandErrors(ServiceError, 'ServiceError');

const modelPackage = 'com.amazonaws.swf.service.v2.model';

/** The body of the response: `__type`, `message` and the exception's own members. */
export function wireBody(error: ServiceError): object {
  const { javaPackage = modelPackage } = error as { javaPackage?: string };
  return { __type: `${javaPackage}#${error.code}`, message: error.message, ...error.members };
}
