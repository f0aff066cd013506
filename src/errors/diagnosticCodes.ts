/** What a code says about a definition or its files, and what its author can do. */
interface CodeMeaning {
  readonly severity: 'error' | 'warning' | 'advice';
  readonly says: string;
  readonly write: string;
}

/**
 * Every code of a diagnostic: of `ValidateStateMachineDefinition` and of the exception `InvalidDefinition`, then those
 * of `stepmill validate` alone. The page about errors is written from it.
 */
export const diagnosticCodes = {
  INVALID_JSON_DESCRIPTION: {
    severity: 'error',
    says: 'the text is not JSON',
    write: 'the character that is expected at the line and column of the message',
  },
  TOO_DEEPLY_NESTED: {
    severity: 'error',
    says: 'the JSON has more levels than can be read',
    write: 'a child state machine for the inner blocks',
  },
  SCHEMA_VALIDATION_FAILED: {
    severity: 'error',
    says: 'a field is missing or unknown, or its value has a wrong type or form',
    write: 'what the message names: the field, its type, or one of the listed values',
  },
  MISSING_TRANSITION_TARGET: {
    severity: 'error',
    says: '`StartAt`, `Next` or `Default` names no state of this block, or no transition leads to a state',
    write: 'the name of a state in the same block, or remove the state',
  },
  MISSING_END_STATE: {
    severity: 'error',
    says: 'no state ends the machine',
    write: '`"End": true` in the last state, or a Succeed or Fail state',
  },
  INVALID_STATE_NAME: {
    severity: 'error',
    says: "a state's name is empty or too long",
    write: 'a name of 1 to 80 characters',
  },
  DUPLICATE_STATE_NAME: {
    severity: 'error',
    says: 'two states of the machine have the same name, even in different blocks',
    write: 'another name for one of them',
  },
  INVALID_LABEL_NAME: {
    severity: 'error',
    says: "a Map's `Label` is too long, or has characters that AWS rejects",
    write: 'a label of at most 40 characters',
  },
  DUPLICATE_LABEL_NAME: {
    severity: 'error',
    says: 'two Maps have the same `Label`',
    write: 'another label for one of them',
  },
  INVALID_JSONATA_EXPRESSION: {
    severity: 'error',
    says: 'a string between `{%` and `%}` is not JSONata',
    write: 'the expression anew from the position in the message',
  },
  UNSUPPORTED_JSONATA_EXPRESSION: {
    severity: 'error',
    says: 'Step Functions does not run this JSONata',
    write: 'what the message names: often `$states.input` instead of `$`',
  },
  INVALID_VARIABLE_NAME: {
    severity: 'error',
    says: "a variable's name is too long, does not begin with a letter, or has characters that AWS rejects",
    write: 'letters, digits and underscores, a letter first',
  },
  RESERVED_VARIABLE_NAME: {
    severity: 'error',
    says: '`Assign` cannot set `states`',
    write: 'another name',
  },
  DUPLICATE_VARIABLE_NAME: {
    severity: 'error',
    says: 'an inner block assigns a variable with the name of an outer one',
    write: 'another name in the inner block',
  },
  POSSIBLY_UNDEFINED_VARIABLE: {
    severity: 'warning',
    says: 'on some way to this state, nothing has assigned the variable',
    write: 'an `Assign` on each way, such as in the first state',
  },
  NO_DOLLAR: {
    severity: 'warning',
    says: 'a member has a path as its value, but its name does not end with `.$`: it is a string',
    write: "`.$` at the end of the member's name",
  },
  NO_PATH: {
    severity: 'warning',
    says: 'a field of a Choice has a path as its value, but its name does not end with `Path`: it is a string',
    write: 'the operator with `Path`, such as `StringEqualsPath`',
  },
  PASS_RESULT_IS_STATIC: {
    severity: 'warning',
    says: "a Pass state's `Result` contains a path: it is a string",
    write: '`Parameters` instead of `Result`',
  },
  CANNOT_BE_READ: {
    severity: 'error',
    says: 'the file cannot be read, for the reason in the message',
    write: 'what the reason names; [definitions](docs/reference/definitions.md) lists the formats',
  },
  NO_STATE_MACHINE: {
    severity: 'error',
    says: 'the file declares no state machine',
    write: 'the path of the file that does',
  },
  NOT_AT_HAND: {
    severity: 'error',
    says: 'a definition is elsewhere, such as in S3, and has not been checked',
    write: 'the path of a local copy',
  },
  TOKEN_NOT_REPLACED: {
    severity: 'warning',
    says: 'a `${Token}` has no substitution; an error if one has a similar name',
    write: "the token in the template's substitutions",
  },
  STALE_ASSEMBLY: {
    severity: 'warning',
    says: '`cdk.out` is older than a source of its app',
    write: '`npx cdk synth` before the command',
  },
  FUNCTION_NOT_THERE: {
    severity: 'warning',
    says: "a function's code is not where the template says",
    write: 'the right path, or build the function first',
  },
  READ_AS_YAML: {
    severity: 'advice',
    says: 'the file is not JSON, and AWS reads it as YAML',
    write: 'the name of the file with `.yaml` at its end, or valid JSON',
  },
  MISSING_PERMISSION: {
    severity: 'warning',
    says: 'the role in the same files does not allow what a state needs',
    write: "the action of the message in the role's policy; [IAM](docs/reference/iam.md) explains the check",
  },
  PERMISSION_NOT_DECIDED: {
    severity: 'advice',
    says: 'whether the role allows the call depends on something that no file contains',
    write: 'nothing, if the value that is deployed allows it',
  },
  VALUE_NOT_KNOWN: {
    severity: 'advice',
    says: 'a token or parameter has no value; the message shows its placeholder',
    write: '`--param NAME=VALUE`, or `--substitute NAME=VALUE` for a `${Token}`',
  },
} as const satisfies Readonly<Record<string, CodeMeaning>>;

/** The code of a diagnostic: `MISSING_TRANSITION_TARGET`. */
export type DiagnosticCode = keyof typeof diagnosticCodes;
