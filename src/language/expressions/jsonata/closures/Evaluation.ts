import { isArray, mapExactNumbers, type Json, type JsonObject } from '../../../../util/json';
import { rememberBound, rememberedBound, upperBound } from '../../../../util/jsonSize';
import { setMember } from '../../../../util/setMember';
import { TimeBudget } from '../../callWithin';
import { checkSize, LimitExceeded, maxAllocated, maxMeasuredMs, maxWeight, maxWork } from '../bounds/limits';
import type { FunctionHost } from '../functions/functions';
import { isSequence } from '../values/sequences';
import { closureFunction, type ClosureFunction } from './closureFunctions';
import type { JsonataBindings } from '../JsonataBindings';

/** The bound counts six bytes per character, as if all were escaped. */
const maxBound = 6 * maxWeight;

/** For smaller values, recording costs more than counting again. */
const leastKnown = 2_048;

/** One evaluation of a compiled expression: its data, and the resources that it has used. */
export class Evaluation implements FunctionHost {
  /** The field that is being evaluated, if any: see `JsonataBindings.went`. */
  readonly place: string | undefined;
  /** The nesting depth of the call that is calling a function. */
  callDepth = 0;
  private hasChangedData = false;
  /** Units of work that are left. */
  private work: number;
  private measured: TimeBudget | undefined;
  private allocated = 0;
  private made: Set<object> | undefined;
  private functions: Map<string, ClosureFunction> | undefined;
  private states: Record<string, unknown> | undefined;

  constructor(
    readonly bindings: JsonataBindings,
    place?: string,
  ) {
    this.place = place;
    this.work = bindings.maxWork ?? maxWork;
  }

  /** The limit is on work, not on time, so that a run is the same on every machine. */
  step(units = 1): void {
    // NaN is also too much.
    if (!((this.work -= units) >= 0)) throw new LimitExceeded('time');
  }

  /** CPU time for what can only be measured, of the whole evaluation. */
  get time(): TimeBudget {
    return (this.measured ??= new TimeBudget(maxMeasuredMs));
  }

  random(): number {
    return this.bindings.random();
  }

  now(): number {
    return this.bindings.now();
  }

  doubles(value: Json): Json {
    return this.bindings.doubles?.(value) ?? mapExactNumbers(value, Number);
  }

  /** Records a value that the expression has created, as part of one that is kept. */
  note(value: object): void {
    (this.made ??= new Set<object>()).add(value);
  }

  /**
   * Records a value that the expression has created, and checks that it is not too large. A new array or object is
   * walked for that, unless the caller knows an upper bound of its JSON's bytes.
   */
  keep<T>(value: T, known?: number): T {
    checkSize(value);
    if (typeof value === 'string') {
      if ((this.allocated += value.length) > maxAllocated) throw new LimitExceeded('memory');
    } else if (typeof value === 'object' && value !== null) {
      this.note(value);
      if (known === undefined || known > maxBound) {
        if (upperBound(value as never) > maxBound) throw new LimitExceeded('memory');
      } else if (known >= leastKnown && rememberedBound(value as never) === 0) rememberBound(value, known);
    }
    return value;
  }

  /**
   * Adds the weight of one of many results to a sum, the weight of all of them once they are kept. If that is too
   * large, it fails here, before more is created.
   */
  addWeight(sum: number, result: unknown): number {
    if (typeof result !== 'object' || result === null) return sum;
    const more = sum + rememberedBound(result as never);
    if (more > maxBound) throw new LimitExceeded('memory');
    return more;
  }

  /** Called when copied data may contain values that the expression has created. */
  changesData(): void {
    this.hasChangedData = true;
  }

  /** Whether a value is input data, which is plain at every level. */
  isForeign(value: object): boolean {
    if (this.hasChangedData) return false;
    // A match of a regular expression contains a function, which data cannot.
    if (typeof (value as { next?: unknown }).next === 'function') return false;
    return this.made?.has(value) !== true && !isSequence(value);
  }

  /** A built-in. Each run has its own objects, because they store the name that they were last called by. */
  builtIn(name: string): ClosureFunction {
    const functions = (this.functions ??= new Map<string, ClosureFunction>());
    let found = functions.get(name);
    if (found === undefined) functions.set(name, (found = closureFunction(name)));
    return found;
  }

  statesMember(name: string): unknown {
    const { states } = this.bindings;
    switch (name) {
      case 'input':
        return states.input;
      case 'context':
        return states.context();
      case 'result':
        return states.result;
      case 'errorOutput':
        return states.errorOutput;
      default:
        return undefined;
    }
  }

  /** `$states` as a whole. AWS: members in this order. */
  statesObject(): Record<string, unknown> {
    if (this.states !== undefined) return this.states;
    const { states } = this.bindings;
    this.states = { input: states.input, context: states.context() };
    if (states.result !== undefined) this.states['result'] = states.result;
    if (states.errorOutput !== undefined) this.states['errorOutput'] = states.errorOutput;
    return this.keep(this.states);
  }
}

/** The same data as copies that an expression may change. Each copy is created when first read, and cached. */
export function ownBindings(bindings: JsonataBindings): JsonataBindings {
  const { states } = bindings;
  const copies = new Map<string, Json | undefined>();
  const own = (name: string, read: () => Json | undefined): Json | undefined => {
    if (!copies.has(name)) copies.set(name, copyOf(read()));
    return copies.get(name);
  };
  return {
    maxWork: bindings.maxWork,
    states: {
      get input() {
        return own('.input', () => states.input)!;
      },
      get result() {
        return own('.result', () => states.result);
      },
      get errorOutput() {
        return own('.errorOutput', () => states.errorOutput);
      },
      context: () => own('.context', () => states.context()) as JsonObject,
    },
    ...(bindings.doubles === undefined ? {} : { doubles: (value) => bindings.doubles!(value) }),
    went: (place, position, holds) => bindings.went?.(place, position, holds),
    variable: (name) => own(name, () => bindings.variable(name)),
    random: () => bindings.random(),
    now: () => bindings.now(),
  };
}

function copyOf(value: Json | undefined): Json | undefined {
  if (typeof value !== 'object' || value === null) return value;
  if (isArray(value)) return value.map((item) => copyOf(item)!);
  const copy: Record<string, Json> = {};
  for (const name of Object.keys(value)) setMember(copy, name, copyOf(value[name])!);
  return copy;
}
