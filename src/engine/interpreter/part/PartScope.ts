import { HarnessError } from '../../../errors/HarnessError';
import type { MapIteration } from '../../../contract/task';
import type { Json, JsonObject } from '../../../util/json';
import { byteLength } from '../../../util/jsonSize';
import type { MapItem } from '../contextObject';
import type { InterpretedRun } from '../InterpretedRun';
import type { CompiledState } from '../Program';
import { Scope } from '../Scope';
import type { ExecutionPart } from './ExecutionPart';

/** Thrown when the state after which a part ends has been left: the execution has succeeded. */
export class PartEnd {
  constructor(
    readonly output: Json,
    /** The id of the state's Exited event. */
    readonly eventId: number,
  ) {}
}

/**
 * A scope of an execution that runs a part of its definition. It ends the execution after `until`, and throws a HarnessError when data of earlier states is read.
 */
export class PartScope extends Scope {
  private constructor(
    private readonly part: ExecutionPart,
    run: InterpretedRun,
    parent?: Scope,
    pointer = 0,
    concurrent = false,
    mapItem?: MapItem,
  ) {
    super(run, parent, pointer, concurrent, mapItem);
  }

  /** The outermost scope of an execution. */
  static root(run: InterpretedRun, part: ExecutionPart): PartScope {
    const root = new PartScope(part, run, undefined, 0, false, part.mapItem);
    root.give(part.variables, undefined);
    for (const value of Object.values(part.variables)) run.variableBytes += byteLength(value);
    return root;
  }

  override inside(pointer: number, concurrent: boolean, mapItem?: MapItem): Scope {
    return new PartScope(this.part, this.run, this, pointer, concurrent, mapItem);
  }

  override exit(state: CompiledState, output: Json): void {
    super.exit(state, output);
    this.endAfter(state, output);
  }

  override visit(state: CompiledState, now: (scope: Scope, input: Json) => Json, input: Json): Json {
    const output = super.visit(state, now, input);
    this.endAfter(state, output);
    return output;
  }

  override variable(name: string): Json | undefined {
    const value = variableAround(this, name);
    const states = value === undefined ? this.part.unknown.variables.get(name) : undefined;
    if (states === undefined) return value;
    throw this.unknown(
      `the variable $${name}, which ${listOf(states)} may have assigned before`,
      `variables: { ${name}: … }`,
    );
  }

  override context(): JsonObject {
    const context = super.context();
    const { unknown, mapItem } = this.part;
    const ofItem = unknown.itemValue && this.mapItem === mapItem;
    if (!unknown.executionInput && !ofItem) return context;
    return {
      ...context,
      ...(unknown.executionInput && { Execution: this.withoutInput(context['Execution'] as JsonObject) }),
      ...(ofItem && { Map: { Item: this.withoutValue((context['Map'] as { readonly Item: JsonObject }).Item) } }),
    };
  }

  private withoutInput(execution: JsonObject): JsonObject {
    const what = "the input of the execution ($$.Execution.Input), which is not the state's";
    return withUnknown(execution, 'Input', () => this.unknown(what, 'context: { Execution: { Input: … } }'));
  }

  private withoutValue(item: JsonObject): JsonObject {
    const what = 'the item of its Map ($$.Map.Item.Value)';
    return withUnknown(item, 'Value', () => this.unknown(what, 'context: { Map: { Item: { Value: … } } }'));
  }

  private endAfter({ name }: CompiledState, output: Json): void {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- no error: nothing may handle it
    if (name === this.part.until && this.isInItems(this.part.untilItems)) throw new PartEnd(output, this.pointer);
  }

  private isInItems(items: readonly MapIteration[]): boolean {
    return (
      items.length === 0 ||
      items.every(({ state, index }) => this.iterations.some((own) => own.state === state && own.index === index))
    );
  }

  private unknown(what: string, write: string): HarnessError {
    const reader = this.state === undefined ? 'The run' : `State '${this.state.name}'`;
    return new HarnessError(
      `${reader} reads ${what}, and the run begins at '${this.part.state}' without it. Add to its options: ${write}`,
    );
  }
}

/** Unlike `Scope.variable`, it does not call the surrounding scopes: the innermost one names the reader. */
function variableAround(scope: Scope, name: string): Json | undefined {
  const value = scope.ownVariable(name);
  return value === undefined && scope.parent !== undefined ? variableAround(scope.parent, name) : value;
}

/** A copy of an object in which reading one member throws. */
function withUnknown(object: JsonObject, name: string, error: () => HarnessError): JsonObject {
  const get = (): never => {
    throw error();
  };
  return Object.defineProperty({ ...object }, name, { enumerable: true, get });
}

function listOf(states: readonly string[]): string {
  return states.map((state) => `'${state}'`).join(' or ');
}
