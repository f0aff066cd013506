import { EvaluationError } from '../../errors/StatesError';
import { toText, type Json } from '../../util/json';
import type { Run } from './Run';

/** AWS: one variable and one Assign may hold this many bytes of JSON (recorded: quotes count, names do not). */
export const maxAssignBytes = 262_144;

/** AWS: all variables of an execution together (recorded). */
export const maxVariableBytes = 10_485_760;

/** Throws when the values that a state assigns break the limits on variables; else counts them. */
export function checkVariableLimits(
  run: Run,
  state: string,
  assigned: Readonly<Record<string, Json>>,
  present: ReadonlyMap<string, Json>,
): void {
  let bytes = 0;
  let replaced = 0;
  for (const name of Object.keys(assigned)) {
    bytes += byteLength(assigned[name]!);
    const old = present.get(name);
    if (old !== undefined) replaced += byteLength(old);
  }
  if (bytes > maxAssignBytes)
    throw limitExceeded(
      `Variable size limit exceeded. State '${state}' assigned variables that exceed the limit by ${bytes - maxAssignBytes} bytes.`,
    );
  const total = run.variableBytes + bytes - replaced;
  if (total > maxVariableBytes)
    throw limitExceeded(
      `Execution total variable size limit exceeded. State '${state}' assigned variables that exceed the total execution limit by ${total - maxVariableBytes} bytes.`,
    );
  run.variableBytes = total;
}

function byteLength(value: Json): number {
  return Buffer.byteLength(toText(value));
}

function limitExceeded(text: string): EvaluationError {
  return new EvaluationError(text, 'Assign', { error: 'States.DataLimitExceeded', framed: false });
}
