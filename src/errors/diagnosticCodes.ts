/** What a code says about a definition or its files, and what its author can do. */
interface CodeMeaning {
  readonly severity: 'error' | 'warning' | 'advice';
  /** A sentence without its full stop, in lower case. */
  readonly says: string;
  /** A sentence. */
  readonly remedy: string;
}

/**
 * Every code of a diagnostic: of `ValidateStateMachineDefinition` and of the exception `InvalidDefinition`, then those
 * of `stepmill validate` alone. The page about errors is written from it.
 */
export const diagnosticCodes = {
  INVALID_JSON_DESCRIPTION: {
    severity: 'error',
    says: 'the text is not JSON',
    remedy: 'Correct it at the line and column of the message.',
  },
  TOO_DEEPLY_NESTED: {
    severity: 'error',
    says: 'the JSON has more levels than can be read',
    remedy: 'Move the inner blocks to a child state machine.',
  },
  SCHEMA_VALIDATION_FAILED: {
    severity: 'error',
    says: 'a field is missing or unknown, or its value has a wrong type or form',
    remedy: 'The message names the field, and its type or its values.',
  },
  MISSING_TRANSITION_TARGET: {
    severity: 'error',
    says: '`StartAt`, `Next` or `Default` names no state of this block, or no transition leads to a state',
    remedy: 'Write the name of a state in the same block, or remove the state.',
  },
  MISSING_END_STATE: {
    severity: 'error',
    says: 'no state ends the machine',
    remedy: 'Write `"End": true` in the last state, or add a Succeed or Fail state.',
  },
  INVALID_STATE_NAME: {
    severity: 'error',
    says: "a state's name is empty or too long",
    remedy: 'Write a name of 1 to 80 characters.',
  },
  DUPLICATE_STATE_NAME: {
    severity: 'error',
    says: 'two states of the machine have the same name, even in different blocks',
    remedy: 'Rename one of them.',
  },
  INVALID_LABEL_NAME: {
    severity: 'error',
    says: "a Map's `Label` is too long, or has characters that AWS rejects",
    remedy: 'Write a label of at most 40 characters.',
  },
  DUPLICATE_LABEL_NAME: {
    severity: 'error',
    says: 'two Maps have the same `Label`',
    remedy: 'Change one of them.',
  },
  INVALID_JSONATA_EXPRESSION: {
    severity: 'error',
    says: 'a string between `{%` and `%}` is not JSONata',
    remedy: 'Correct it at the position in the message.',
  },
  UNSUPPORTED_JSONATA_EXPRESSION: {
    severity: 'error',
    says: 'Step Functions does not run this JSONata',
    remedy: 'Often it is `$` instead of `$states.input`.',
  },
  INVALID_VARIABLE_NAME: {
    severity: 'error',
    says: "a variable's name is too long, does not begin with a letter, or has characters that AWS rejects",
    remedy: 'Write letters, digits and underscores, a letter first.',
  },
  RESERVED_VARIABLE_NAME: {
    severity: 'error',
    says: '`Assign` cannot set `states`',
    remedy: 'Write another name.',
  },
  DUPLICATE_VARIABLE_NAME: {
    severity: 'error',
    says: 'an inner block assigns a variable with the name of an outer one',
    remedy: 'Rename it in the inner block.',
  },
  POSSIBLY_UNDEFINED_VARIABLE: {
    severity: 'warning',
    says: 'on some way to this state, nothing has assigned the variable',
    remedy: 'Assign it on each way, for example in the first state.',
  },
  NO_DOLLAR: {
    severity: 'warning',
    says: 'a member has a path as its value, but its name does not end with `.$`: it is a string',
    remedy: "Append `.$` to the member's name.",
  },
  NO_PATH: {
    severity: 'warning',
    says: 'a field of a Choice has a path as its value, but its name does not end with `Path`: it is a string',
    remedy: 'Write the operator with `Path`, such as `StringEqualsPath`.',
  },
  PASS_RESULT_IS_STATIC: {
    severity: 'warning',
    says: "a Pass state's `Result` contains a path: it is a string",
    remedy: 'Write `Parameters` instead.',
  },
  CANNOT_BE_READ: {
    severity: 'error',
    says: 'the file cannot be read, for the reason in the message',
    remedy: '[Definitions](docs/reference/definitions.md) lists what can be read.',
  },
  NO_STATE_MACHINE: {
    severity: 'error',
    says: 'the file declares no state machine',
    remedy: 'Name the file that does.',
  },
  NOT_AT_HAND: {
    severity: 'error',
    says: 'a definition is elsewhere, such as in S3, and has not been checked',
    remedy: 'Validate a local copy.',
  },
  TOKEN_NOT_REPLACED: {
    severity: 'warning',
    says: 'a `${Token}` has no substitution; an error if one has a similar name',
    remedy: "Add it to the template's substitutions.",
  },
  STALE_ASSEMBLY: {
    severity: 'warning',
    says: '`cdk.out` is older than a source of its app',
    remedy: 'Run `npx cdk synth` first.',
  },
  FUNCTION_NOT_THERE: {
    severity: 'warning',
    says: "a function's code is not where the template says",
    remedy: 'Correct the path, or build the function first.',
  },
  READ_AS_YAML: {
    severity: 'advice',
    says: 'the file is not JSON, and AWS reads it as YAML',
    remedy: 'Rename it to `.yaml`, or make it valid JSON.',
  },
  MISSING_PERMISSION: {
    severity: 'warning',
    says: 'the role in the same files does not allow what a state needs',
    remedy:
      "Add the action to the role's policy. [What is read](docs/reference/iam.md#what-is-read) explains the check.",
  },
  PERMISSION_NOT_DECIDED: {
    severity: 'advice',
    says: 'whether the role allows the call depends on something that no file contains',
    remedy: 'Look at the value that you deploy.',
  },
  VALUE_NOT_KNOWN: {
    severity: 'advice',
    says: 'a token or parameter has no value; the message shows its placeholder',
    remedy: 'Give it with `--param NAME=VALUE`, or with `--substitute NAME=VALUE` for a `${Token}`.',
  },
} as const satisfies Readonly<Record<string, CodeMeaning>>;

/** The code of a diagnostic: `MISSING_TRANSITION_TARGET`. */
export type DiagnosticCode = keyof typeof diagnosticCodes;
