import { MAX_ASSIGN_BYTES, MAX_VARIABLE_BYTES } from '../../language/asl/limits';
import { EvaluationError } from '../../errors/StatesError';
import { toText, type Json } from '../../util/json';
import type { InterpretedRun } from './InterpretedRun';

/** Counts the bytes of values that a state assigns. Throws when they break the limits on variables. */
export function checkVariableLimits(
  run: InterpretedRun,
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
    if (size > MAX_ASSIGN_BYTES) throw limitExceeded(`Variable size limit exceeded. ${said}.`);
    if (bytes > MAX_ASSIGN_BYTES)
      throw limitExceeded(
        `State total variable size limit exceeded. ${said}, which caused the size of variables assigned in the state to exceed its limit by ${bytes - MAX_ASSIGN_BYTES} bytes.`,
      );
    const old = present.get(name);
    if (old !== undefined) replaced += byteLength(old);
  }
  const total = run.variableBytes + bytes - replaced;
  if (total > MAX_VARIABLE_BYTES)
    throw limitExceeded(
      `Execution total variable size limit exceeded. State '${state}' assigned variables that exceed the total execution limit by ${total - MAX_VARIABLE_BYTES} bytes.`,
    );
  run.variableBytes = total;
}

function byteLength(value: Json): number {
  return Buffer.byteLength(toText(value));
}

function limitExceeded(text: string): EvaluationError {
  return new EvaluationError(text, 'Assign', { error: 'States.DataLimitExceeded', framed: false });
}
