import { ServiceError } from '../../errors/ServiceError';

/**
 * Errors of the protocol itself: such a request never becomes a call.
 *
 * AWS: some of these come without a message; here each says what was wrong.
 */
class ProtocolError extends ServiceError {
  readonly javaPackage = 'com.amazon.coral.service';

  constructor(code: string, message: string, statusCode = 400) {
    super(code, message, {}, statusCode);
  }
}

export function unknownOperation(message: string, statusCode?: number): ServiceError {
  return new ProtocolError('UnknownOperationException', message, statusCode);
}

export function unreadableBody(message: string): ServiceError {
  return new ProtocolError('SerializationException', message);
}

export function bodyTooLarge(maxBytes: number): ServiceError {
  const message = `The body of a request may have ${maxBytes} bytes at most`;
  return new ProtocolError('RequestEntityTooLargeException', message, 413);
}

/** A request from a caller that is not allowed. */
export function forbidden(message: string): ServiceError {
  return new ProtocolError('AccessDeniedException', message, 403);
}
