import type { MapIteration } from '../../contract/task';
import type { EventDetails, HistoryEvent } from '../../contract/HistoryEvent';
import type { HistoryEventType } from '../../contract/historyEvents';
import type { NamedEvent } from '../history/NamedEvent';
import type { ExpressionScope } from '../../language/expressions/ExpressionScope';
import type { Json, JsonObject } from '../../util/json';
import type { Random } from '../../util/seededRandom';
import { buildContextObject, buildUnchangingContext, type MapItem, type UnchangingContext } from './contextObject';
import type { CompiledState, Resting } from './Program';
import type { InterpretedRun } from './InterpretedRun';
import { Variables, type Assigned } from './Variables';

const none: readonly never[] = [];

/** One running attempt of a Parallel or Map. If it fails, it stays with its scope, so that a redrive can resume it. */
export interface Composite {
  /** Its running branches or iterations, by index. */
  readonly children: readonly (Scope | undefined)[];
}

/**
 * A place in an execution: the root of the machine, one branch of a Parallel, or one iteration of a Map. Each has its
 * own chain of events, variables and current state. Expressions read from it: `$`, the context object, variables,
 * random numbers.
 */
export class Scope implements ExpressionScope {
  readonly parent: Scope | undefined;
  /** The item of the innermost iteration around it, or its own. */
  readonly mapItem: MapItem | undefined;
  /** The Parallel or Map that this scope is running. */
  inner: Composite | undefined = undefined;
  /** Whether it runs concurrently with other branches, and so yields its turn after each state. */
  readonly concurrent: boolean;

  /** The event that the next one points to. */
  pointer: number;
  enteredId = 0;
  enteredMs = 0;
  /** The state that was entered and has not been exited. */
  state: CompiledState | undefined = undefined;
  /** The next state after one has ended; `undefined`: the block ends. */
  next: string | undefined = undefined;
  /** What the state that has ended assigns. */
  assigned: Assigned | undefined = undefined;
  retryCount = 0;
  taskToken: string | undefined = undefined;
  /** How it ended: it reached the end, or a failure cut it off. */
  ended: 'done' | 'cut' | undefined = undefined;
  /** How it continues, while it is between two states. */
  rest: Resting | undefined = undefined;
  /** Whether its state is a Distributed Map whose Map Run is running. */
  inMapRun = false;
  /** How many states it has exited. */
  left = 0;

  /** `$` for the expression that is being evaluated; see `seeing`. */
  input: Json = null;
  private variables: Variables | undefined = undefined;
  private chance: { readonly enteredId: number; readonly next: Random } | undefined = undefined;
  private contextCache: JsonObject | undefined = undefined;
  private unchanging: UnchangingContext | undefined = undefined;

  /** Creates a root scope or, with a parent, a branch or an iteration. `mapItem` makes it an iteration. */
  constructor(
    readonly run: InterpretedRun,
    parent?: Scope,
    pointer = 0,
    concurrent = false,
    mapItem?: MapItem,
  ) {
    this.parent = parent;
    this.pointer = pointer;
    this.concurrent = concurrent;
    this.mapItem = mapItem ?? parent?.mapItem;
  }

  /** Creates the scope of a branch or, with an item, of an iteration inside this one. */
  inside(pointer: number, concurrent: boolean, mapItem?: MapItem): Scope {
    return new Scope(this.run, this, pointer, concurrent, mapItem);
  }

  /** Reuses it for another item of the same Map, as if it were new. */
  reuse(index: number, value: Json, key: string | undefined): this {
    const mapItem = this.mapItem!;
    mapItem.index = index;
    mapItem.value = value;
    mapItem.key = key;
    this.inner = undefined;
    this.enteredId = 0;
    this.next = undefined;
    this.assigned = undefined;
    this.ended = undefined;
    this.rest = undefined;
    this.left = 0;
    this.variables = undefined;
    this.chance = undefined;
    this.contextCache = undefined;
    return this;
  }

  /** The iterations around this scope, outermost first. */
  get iterations(): readonly MapIteration[] {
    const { parent, mapItem } = this;
    if (parent === undefined || mapItem === undefined) return this.run.iterations;
    if (mapItem === parent.mapItem) return parent.iterations;
    // While an iteration runs, its parent is in the Map.
    return [...parent.iterations, { state: parent.state!.name, index: mapItem.index }];
  }

  /** Writes an event that points to the last one of this scope. It is now the last one. */
  emit(type: HistoryEventType, details?: EventDetails): number {
    return (this.pointer = this.run.history.append(type, this.pointer, this.run.now(), details));
  }

  /** Like `emit`, for an event that has a name and one value. */
  emitNamed(event: NamedEvent, data: Json): number {
    return (this.pointer = this.run.history.appendNamed(event, this.pointer, this.run.moment, data));
  }

  /** Writes an event beside the chain: it points to a given event, and the scope's pointer stays. */
  emitBeside(type: HistoryEventType, previousEventId: number, details?: EventDetails): number {
    return this.run.history.append(type, previousEventId, this.run.now(), details);
  }

  /** Like `emitBeside`, for an iteration of a Map. */
  emitIteration(event: NamedEvent, previousEventId: number, index: number): number {
    return this.run.history.appendNamed(event, previousEventId, this.run.moment, index);
  }

  enter(state: CompiledState, input: Json): void {
    this.come(state);
    this.writeEntered(state, input);
  }

  /** Ends a state: `next` and what it assigns take effect later. Returns the state's output. */
  leave(output: Json, next: string | undefined, assigned: Assigned | undefined): Json {
    this.next = next;
    this.assigned = assigned;
    return output;
  }

  exit(state: CompiledState, output: Json): void {
    const { assigned } = this;
    const { exited } = state.events;
    if (assigned !== undefined) (this.variables ??= new Variables()).assign(this, state.name, assigned);
    if (assigned === undefined) this.emitNamed(exited, output);
    else this.emit(exited.type, { name: state.name, output, assignedVariables: assigned });
    this.state = undefined;
    this.left += 1;
  }

  /** Runs a state that never waits. Both its events are written at once, as nothing comes between them. */
  visit(state: CompiledState, now: (scope: Scope, input: Json) => Json, input: Json): Json {
    this.come(state);
    this.enteredId = this.run.history.length + 1;
    let output: Json;
    try {
      output = now(this, input);
    } catch (error) {
      this.writeEntered(state, input);
      throw error;
    }
    if (this.assigned === undefined) {
      this.pointer = this.run.history.appendVisit(state.events, this.pointer, this.run.moment, input, output);
      this.state = undefined;
      this.left += 1;
    } else {
      this.writeEntered(state, input);
      this.exit(state, output);
    }
    return output;
  }

  private come(state: CompiledState): void {
    this.enteredMs = this.run.moment.nowMs;
    this.state = state;
    this.retryCount = 0;
    this.taskToken = undefined;
    this.contextChanged();
  }

  private writeEntered(state: CompiledState, input: Json): void {
    this.enteredId = this.emitNamed(state.events.entered, input);
  }

  /**
   * For a redrive: resets this scope, and those in it that were cut off or failed, to where their open state was
   * entered, with that state's input as `$` and no attempts counted. `events`: the execution's events.
   */
  reopen(events: readonly HistoryEvent[]): void {
    this.ended = undefined;
    this.retryCount = 0;
    this.taskToken = undefined;
    this.contextCache = undefined;
    this.unchanging = undefined;
    if (this.state !== undefined) {
      this.pointer = this.enteredId;
      this.input = events[this.enteredId - 1]!.details!.input!;
    }
    for (const child of this.inner?.children ?? none) child?.reopen(events);
  }

  /** This scope with `input` as `$`. Valid until the next call: expressions are evaluated at once. */
  seeing(input: Json): this {
    this.input = input;
    return this;
  }

  context(): JsonObject {
    return (this.contextCache ??= buildContextObject(this));
  }

  /** For a state that is tested alone: its variables, and a context object to use instead of a generated one. */
  give(variables: JsonObject, context: JsonObject | undefined): void {
    this.variables = new Variables(variables);
    this.unchanging = context && { Execution: {}, StateMachine: {}, given: context };
    this.contextChanged();
  }

  /** Members of the context object that never change, created once. */
  unchangingContext(): UnchangingContext {
    return (this.unchanging ??= this.parent?.unchangingContext() ?? buildUnchangingContext(this.run));
  }

  /** Called when retries, a token or a Map item change the context object, so that it is created again. */
  contextChanged(): void {
    this.contextCache = undefined;
  }

  /** A variable of this scope, not of those around it. */
  ownVariable(name: string): Json | undefined {
    return this.variables?.get(name);
  }

  variable(name: string): Json | undefined {
    const value = this.variables?.get(name);
    return value === undefined ? this.parent?.variable(name) : value;
  }

  /**
   * 0 ≤ n < 1. Depends only on the seed and the visit of the state: random numbers drawn elsewhere do not change it.
   */
  random(): number {
    return this.visitRandom();
  }

  /** The source of `random` during this visit. */
  get visitRandom(): Random {
    const enteredId = this.state === undefined ? 0 : this.enteredId;
    if (this.chance?.enteredId !== enteredId) {
      // An ItemSelector is evaluated before its iteration is in a state.
      const visit = enteredId > 0 ? String(enteredId) : `${this.parent?.enteredId}/${this.mapItem?.index}`;
      this.chance = { enteredId, next: this.run.randomOf(visit) };
    }
    return this.chance.next;
  }

  now(): number {
    return this.run.now();
  }

  /** The bytes of its variables, and of those of all branches in it that have not ended. */
  private liveVariableBytes(): number {
    let bytes = this.variables?.bytes ?? 0;
    for (const child of this.inner?.children ?? none)
      if (child !== undefined && child.ended === undefined) bytes += child.liveVariableBytes();
    return bytes;
  }

  /** Counts all variables of the execution. AWS: the variables of an ended branch no longer count. */
  countVariables(): number {
    return this.parent === undefined ? this.liveVariableBytes() : this.parent.countVariables();
  }
}
