import { ServiceError } from '../../errors/ServiceError';

/** Exceptions of the API model that several operations throw, with the service's messages. */
export function stateMachineDoesNotExist(arn: string): ServiceError {
  return new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
}

export function stateMachineDeleting(arn: string): ServiceError {
  return new ServiceError('StateMachineDeleting', `State Machine is being deleted: '${arn}'`);
}

export function stateMachineTypeNotSupported(): ServiceError {
  return new ServiceError(
    'StateMachineTypeNotSupported',
    'This operation is not supported by this type of state machine',
  );
}

/** `isForgotten`: it existed, and is no longer kept. */
export function executionDoesNotExist(arn: string, isForgotten = false): ServiceError {
  const why = isForgotten ? ' (it has ended, and Stepmill keeps the last ones only: see the option keep)' : '';
  return new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'${why}`);
}

export function activityDoesNotExist(arn: string): ServiceError {
  return new ServiceError('ActivityDoesNotExist', `Activity Does Not Exist: '${arn}'`);
}

/** A tagged or mapped resource that does not exist. */
export function resourceNotFound(arn: string): ServiceError {
  return new ServiceError('ResourceNotFound', `Resource not found: '${arn}'`, { resourceName: arn });
}

/** An alias, or a version that an alias refers to, that does not exist. */
export function referencedResourceNotFound(): ServiceError {
  return new ServiceError('ResourceNotFound', 'Request references a resource that does not exist.');
}

export type ValidationExceptionReason =
  | 'API_DOES_NOT_SUPPORT_LABELED_ARNS'
  | 'MISSING_REQUIRED_PARAMETER'
  | 'CANNOT_UPDATE_COMPLETED_MAP_RUN'
  | 'INVALID_ROUTING_CONFIGURATION';

export function validationException(message: string, reason?: ValidationExceptionReason): ServiceError {
  return new ServiceError('ValidationException', message, reason === undefined ? {} : { reason });
}

export function labeledArnsNotSupported(kind: 'State Machine' | 'Execution'): ServiceError {
  return validationException(
    `Labeled ${kind} ARNs are not supported for this API`,
    'API_DOES_NOT_SUPPORT_LABELED_ARNS',
  );
}

export function serviceQuotaExceeded(message: string): ServiceError {
  return new ServiceError('ServiceQuotaExceededException', message);
}
