import { answered, described, list, named, text, word, type Schema } from './Schema';

/** The codes of the control API's own errors: status, meaning, and what to do. The page about errors is written from it. */
export const controlErrors = {
  BadRequest: [
    400,
    'a path, parameter or body is invalid; `faults` has each fault with its place',
    'Correct each fault.',
  ],
  NotFound: [404, 'no such route, account, execution or mock', 'Correct the path or the name.'],
  Forbidden: [
    403,
    'the caller is on another machine and has no token, or another page sends the request',
    "Send the server's token: [who may ask](docs/reference/server.md#who-may-ask).",
  ],
  Forgotten: [
    409,
    'the server has dropped the oldest entries of the list',
    'Reset the account between tests, or ask for one execution.',
  ],
  Conflict: [412, 'the file has changed since it was read', 'Read the file again.'],
  CannotWrite: [500, 'the file cannot be written, and is as it was', "Check the disk and the file's permissions."],
  NotText: [400, 'the file or the sent text is not UTF-8', 'Save it as UTF-8.'],
  TooLarge: [413, 'the body has more bytes than a request may have', 'Send less at a time.'],
  HarnessError: [400, "a mistake in the test's setup, such as an unknown state", 'Do what the message says.'],
  InternalFailure: [
    500,
    'the disk of a [data directory](docs/reference/data-dir.md) is full or gone, or Stepmill has a bug',
    'The message says which. Free some space, or [report the bug](docs/SUPPORT.md).',
  ],
} as const satisfies Readonly<Record<string, readonly [status: number, says: string, remedy: string]>>;

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
