import { answered, described, list, named, text, word, type Schema } from './Schema';

/** The codes of the control API's own errors: status, meaning, and what to do. The page about errors is written from it. */
export const controlErrors = {
  BadRequest: [
    400,
    'a path, parameter or body is invalid; `faults` has each fault with its place',
    'correct each fault',
  ],
  NotFound: [404, 'no such route, account, execution or mock', 'a name that the message lists'],
  Forbidden: [
    403,
    'the caller is on another machine and has no token, or another page sends the request',
    "send the server's token: [who may ask](docs/reference/server.md#who-may-ask)",
  ],
  Forgotten: [
    409,
    'the server has dropped the oldest entries of the list',
    'reset the account between tests, or ask for one execution',
  ],
  Conflict: [412, 'the file has changed since it was read', 'read the file again'],
  CannotWrite: [500, 'the file cannot be written, and is as it was', "check the disk and the file's permissions"],
  NotText: [400, 'the file or the sent text is not UTF-8', 'save it as UTF-8'],
  TooLarge: [413, 'the body has more bytes than a request may have', 'send less at a time'],
  HarnessError: [400, "a mistake in the test's setup, such as an unknown state", 'what the message says'],
  InternalFailure: [
    500,
    'the disk of a [data directory](docs/reference/data-dir.md) is full or gone, or Stepmill has a bug',
    'free some space, or [report the bug](docs/SUPPORT.md); the message says which',
  ],
} as const satisfies Readonly<Record<string, readonly [status: number, says: string, todo: string]>>;

/** Every `code` of a rejected request. */
export const errorCodes = [
  ...(Object.keys(controlErrors) as readonly (keyof typeof controlErrors)[]),
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
