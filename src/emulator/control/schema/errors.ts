import { answered, described, list, named, text, word, type Schema } from './Schema';

/** Every `code` of a rejected request. */
export const errorCodes = [
  'BadRequest',
  'NotFound',
  'Forbidden',
  'Forgotten',
  'Conflict',
  'CannotWrite',
  'NotText',
  'TooLarge',
  'HarnessError',
  'InternalFailure',
  // Exceptions of the operations of the Step Functions API that routes call.
  'AccessDeniedException',
  'ExecutionAlreadyExists',
  'ExecutionLimitExceeded',
  'InvalidArn',
  'InvalidExecutionInput',
  'InvalidName',
  'InvalidOutput',
  'InvalidToken',
  'KmsAccessDeniedException',
  'KmsInvalidStateException',
  'KmsThrottlingException',
  'StateMachineDeleting',
  'StateMachineDoesNotExist',
  'TaskDoesNotExist',
  'TaskTimedOut',
  'ThrottlingException',
  'ValidationException',
] as const;

/** Responses to rejected requests. */
export const errorSchemas: Readonly<Record<string, Schema>> = {
  Error: answered({
    message: text,
    code: described(
      word(...errorCodes),
      "HarnessError: an error in the tester's setup, like an unknown state. InternalFailure: a bug in Stepmill. " +
        'From AccessDeniedException on: exceptions of the Step Functions API. There may be more.',
    ),
    'faults?': list(named('Fault')),
  }),
  Fault: answered({
    in: word('path', 'query', 'body'),
    pointer: described(text, 'A JSON pointer into the body; for path and query, the name after a slash.'),
    message: text,
  }),
};
