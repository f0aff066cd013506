import { EvaluationError } from '../../errors/StatesError';
import { MAX_ASSIGN_BYTES, MAX_VARIABLE_BYTES } from '../../language/asl/limits';
import type { Json } from '../../util/json';
import { byteLength } from '../../util/jsonSize';

/** The variables that a state assigns. */
export type Assigned = Readonly<Record<string, Json>>;

/** The scope of variables. */
interface Owner {
  /** Its execution, which counts the bytes of all variables in use. */
  readonly run: { variableBytes: number };
  /** Counts all variables of the execution. */
  countVariables(): number;
}

/** The variables of one scope. */
export class Variables {
  private readonly values: Map<string, Json>;

  constructor(values: Readonly<Record<string, Json>> = {}) {
    this.values = new Map(Object.entries(values));
  }

  get(name: string): Json | undefined {
    return this.values.get(name);
  }

  /** Sets variables. Throws if they exceed the limits. */
  assign(scope: Owner, state: string, assigned: Assigned): void {
    checkVariableLimits(scope, state, assigned, this.values);
    for (const name of Object.keys(assigned)) this.values.set(name, assigned[name]!);
  }

  get bytes(): number {
    let bytes = 0;
    for (const value of this.values.values()) bytes += byteLength(value);
    return bytes;
  }
}

/** Counts the bytes of values that a state assigns. Throws if they exceed the limits on variables. */
function checkVariableLimits(
  scope: Owner,
  state: string,
  assigned: Assigned,
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
  const { run } = scope;
  let total = run.variableBytes + bytes - replaced;
  // The sum still includes variables of branches that have ended.
  if (total > MAX_VARIABLE_BYTES) total = scope.countVariables() + bytes - replaced;
  if (total > MAX_VARIABLE_BYTES)
    throw limitExceeded(
      `Execution total variable size limit exceeded. State '${state}' assigned variables that exceed the total execution limit by ${total - MAX_VARIABLE_BYTES} bytes.`,
    );
  run.variableBytes = total;
}

function limitExceeded(text: string): EvaluationError {
  return new EvaluationError(text, 'Assign', { error: 'States.DataLimitExceeded', framed: false });
}
