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
    const size = byteLength(assigned[name]!);
    bytes += size;
    const said = `Variable '${name}' in state '${state}' was assigned ${size} bytes`;
    if (size > maxAssignBytes) throw limitExceeded(`Variable size limit exceeded. ${said}.`);
    if (bytes > maxAssignBytes)
      throw limitExceeded(
        `State total variable size limit exceeded. ${said}, which caused the size of variables assigned in the state to exceed its limit by ${bytes - maxAssignBytes} bytes.`,
      );
    const old = present.get(name);
    if (old !== undefined) replaced += byteLength(old);
  }
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
