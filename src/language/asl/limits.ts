/**
 * Figures of the Amazon States Language and of the service.
 * See "Service quotas" of the AWS Step Functions guide.
 */

/** Seconds of TimeoutSeconds, HeartbeatSeconds, Wait and Retry. */
export const MAX_SECONDS = 99_999_999;

/** Retry `MaxAttempts`. */
export const MAX_ATTEMPTS = 99_999_999;

/** Retry `MaxDelaySeconds`: 366 days. */
export const MAX_DELAY_SECONDS = 31_622_400;

/** Characters of a state's name. */
export const MAX_STATE_NAME_LENGTH = 80;

/** Characters of a Map's `Label`. */
export const MAX_LABEL_LENGTH = 40;

/** Characters of a variable's name. */
export const MAX_VARIABLE_NAME_LENGTH = 80;

/** Bytes of a state's, a task's or an execution's input or output. */
export const MAX_PAYLOAD_BYTES = 262_144;

/** `MaxInputBytesPerBatch`. */
export const MAX_BATCH_BYTES = MAX_PAYLOAD_BYTES;

/** Characters of a definition: the member `definition` of the API. */
export const MAX_DEFINITION_LENGTH = 1_048_576;

/** Bytes of one variable, and of all that one Assign assigns (recorded: quotes count, names do not). */
export const MAX_ASSIGN_BYTES = MAX_PAYLOAD_BYTES;

/** Bytes of all variables of an execution together (recorded). */
export const MAX_VARIABLE_BYTES = 10_485_760;

/** Events of an execution's history. */
export const MAX_HISTORY_EVENTS = 25_000;

/** Milliseconds that a Standard execution may take: a year. */
export const MAX_STANDARD_MS = 31_536_000_000;

/** Milliseconds that an Express execution may take: five minutes. */
export const MAX_EXPRESS_MS = 300_000;

/**
 * Levels of JSON in a definition. Deeper ones are rejected before anything walks them, so that no walk needs a guard.
 *
 * AWS: the code TOO_DEEPLY_NESTED exists; its limit is not published. This is the depth that Jackson reads.
 */
export const MAX_JSON_DEPTH = 1000;
