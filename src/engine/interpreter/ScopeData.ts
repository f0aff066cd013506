import { EvaluationError } from '../../errors/StatesError';
import { MAX_ASSIGN_BYTES, MAX_VARIABLE_BYTES } from '../../language/asl/limits';
import type { ExpressionScope } from '../../language/expressions/ExpressionScope';
import type { Json, JsonObject } from '../../util/json';
import { byteLength } from '../../util/jsonSize';
import type { Random } from '../../util/seededRandom';
import { buildContextObject, buildUnchangingContext, type UnchangingContext } from './contextObject';
import type { InterpretedRun } from './InterpretedRun';
import type { CompiledState } from './Program';
import type { Composite, Scope } from './Scope';

/** The variables that a state assigns. */
export type Assigned = Readonly<Record<string, Json>>;

/** The item that an iteration of a Map works on: `$$.Map.Item`. */
export interface MapItem {
  index: number;
  value: Json;
  /** The member's name when the Map runs over an object. */
  key?: string | undefined;
  /** Where it was read, for a Distributed Map. */
  readonly source?: string | undefined;
}

const none: readonly never[] = [];

/** What expressions see in a place of an execution: `$`, the context object, variables, random numbers. */
export abstract class ScopeData implements ExpressionScope {
  abstract readonly run: InterpretedRun;
  abstract readonly parent: Scope | undefined;
  abstract readonly mapItem: MapItem | undefined;
  abstract readonly state: CompiledState | undefined;
  abstract readonly enteredId: number;
  abstract readonly enteredMs: number;
  abstract readonly retryCount: number;
  abstract readonly taskToken: string | undefined;
  /** The Parallel or Map that this scope is in. */
  abstract readonly inner: Composite | undefined;

  /** `$` for the expression that is being evaluated; see `seeing`. */
  input: Json = null;
  private variables: Map<string, Json> | undefined = undefined;
  private chance: { readonly enteredId: number; readonly next: Random } | undefined = undefined;
  private contextCache: JsonObject | undefined = undefined;
  private unchanging: UnchangingContext | undefined = undefined;

  /** This scope with `input` as `$`. Valid until the next call: expressions are evaluated at once. */
  seeing(input: Json): this {
    this.input = input;
    return this;
  }

  context(): JsonObject {
    return (this.contextCache ??= buildContextObject(this));
  }

  /** For a state that is tested alone: its variables, and a context object to use instead of a made one. */
  give(variables: JsonObject, context: JsonObject | undefined): void {
    this.variables = new Map(Object.entries(variables));
    this.unchanging = context && { Execution: {}, StateMachine: {}, given: context };
    this.contextChanged();
  }

  /** Members of the context object that never change, made once. */
  unchangingContext(): UnchangingContext {
    return (this.unchanging ??= this.parent?.unchangingContext() ?? buildUnchangingContext(this.run));
  }

  /** The context object. Made again when retries, a token or a Map item have changed it. */
  contextChanged(): void {
    this.contextCache = undefined;
  }

  variable(name: string): Json | undefined {
    const value = this.variables?.get(name);
    return value === undefined ? this.parent?.variable(name) : value;
  }

  /**
   * 0 ≤ n < 1. It follows from the seed and the visit of the state: random numbers drawn elsewhere do not change it.
   */
  random(): number {
    const enteredId = this.state === undefined ? 0 : this.enteredId;
    if (this.chance?.enteredId !== enteredId) {
      // An ItemSelector is evaluated before its iteration is in a state.
      const visit = enteredId > 0 ? String(enteredId) : `${this.parent?.enteredId}/${this.mapItem?.index}`;
      this.chance = { enteredId, next: this.run.randomOf(visit) };
    }
    return this.chance.next();
  }

  now(): number {
    return this.run.now();
  }

  /** Sets variables. Throws when they break the limits. */
  protected assign(state: string, assigned: Assigned): void {
    this.variables ??= new Map();
    checkVariableLimits(this, state, assigned, this.variables);
    for (const name of Object.keys(assigned)) this.variables.set(name, assigned[name]!);
  }

  /** The bytes of its variables, and of those of all branches in it that have not ended. */
  private liveVariableBytes(): number {
    let bytes = 0;
    for (const value of this.variables?.values() ?? none) bytes += byteLength(value);
    for (const child of this.inner?.children ?? none)
      if (child !== undefined && child.ended === undefined) bytes += child.liveVariableBytes();
    return bytes;
  }

  /** Counts all variables of the execution. AWS: those of a branch that has ended are gone. */
  countVariables(): number {
    return this.parent === undefined ? this.liveVariableBytes() : this.parent.countVariables();
  }

  /** For another item of the same Map. */
  protected forgetData(): void {
    this.variables = undefined;
    this.chance = undefined;
    this.contextCache = undefined;
  }

  /** After a redrive. */
  protected executionChanged(): void {
    this.contextCache = undefined;
    this.unchanging = undefined;
  }
}

/** Counts the bytes of values that a state assigns. Throws when they break the limits on variables. */
function checkVariableLimits(
  scope: ScopeData,
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
  const { run } = scope;
  let total = run.variableBytes + bytes - replaced;
  // The sum still has variables of branches that have ended.
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
