import { ServiceError } from '../../../errors/ServiceError';

/**
 * An exception of the framework that the service is built with (Coral), not of its API model: the request never
 * reached the operation. On the wire, its `__type` has a different package prefix.
 */
class RequestError extends ServiceError {
  constructor(
    readonly javaPackage: string,
    code: string,
    message: string,
    statusCode?: number,
  ) {
    super(code, message, {}, statusCode);
  }
}

export function requestError(javaPackage: string, code: string, message: string, statusCode?: number): RequestError {
  return new RequestError(javaPackage, code, message, statusCode);
}
