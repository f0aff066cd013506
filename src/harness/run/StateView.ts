import { wholeNumber } from '../../tasks/mocking/scriptArguments';
import { HarnessError } from '../../errors/HarnessError';
import type { StateType } from '../../language/asl/types';
import type { InspectedState } from '../../story/inspection/Inspection';
import { checkState, statesOf } from '../../story/trace/findState';
import { errorOf, retriesOf, retryDelaysMs, type Attempt, type Story, type Visit } from '../../story/trace/Story';
import { nextOf, visitsByItem } from '../../story/trace/strands';
import { brandClass } from '../../util/brandClass';
import { printBriefly, tellBriefly } from '../../util/brief';
import { times } from '../../util/formatCount';
import type { Json } from '../../util/json';
import { briefState } from './briefRun';
import { lazy } from '../../util/lazy';

/**
 * One state of a run, with all its visits. A single value (input, output …) is that of the last visit; `visit(0)` and
 * `inItem(2)` select visits.
 */
export class StateView<State extends string = string> {
  /** Its name. */
  readonly name: State;
  /** As messages name it: `state 'Ship'`, `visit 1 of state 'Ship'`. */
  readonly description: string;
  readonly #story: Story;
  readonly #visits: readonly Visit[];
  /** By the name of a Map, or of the innermost one: the visits in each of its items, once they are needed. */
  readonly #items = new Map<string | undefined, ReadonlyMap<number | undefined, readonly Visit[]>>();

  /** @internal */
  constructor(story: Story, name: State, visits: readonly Visit[], description = `state '${name}'`) {
    this.#story = story;
    this.name = name;
    this.#visits = visits;
    this.description = description;
    tellBriefly(this, () => briefState(this));
  }

  /** The whole execution. */
  get story(): Story {
    return this.#story;
  }

  /** Its visits, in the order in which they began. */
  get visits(): readonly Visit[] {
    return this.#visits;
  }

  /** One visit, counted from 0; -1 is the last. Throws HarnessError if there are fewer. */
  visit(index: number): StateView<State> {
    const found = this.visits.at(index);
    const count = this.visits.length;
    if (found === undefined)
      throw new HarnessError(`There is no visit ${index} of ${this.description}: it was visited ${times(count)}.`);
    return new StateView(this.story, this.name, [found], `visit ${index} of ${this.description}`);
  }

  /** Its visits in one iteration, counted from 0, of the innermost Map around it, or of the Map named. */
  inItem(index: number, map?: string): StateView<State> {
    wholeNumber(index, 'The index of inItem(…)', 0);
    const { definition } = this.story.origin;
    if (map !== undefined && definition !== undefined) checkState(map, [...statesOf(definition).keys()]);
    if (this.entered && !this.isInMap())
      throw new HarnessError(`${this.description} does not run in a Map, so there is no item ${index}.`);
    const visits = this.itemsOf(map).get(index) ?? [];
    const ofMap = map === undefined ? '' : ` of ${map}`;
    return new StateView(this.story, this.name, visits, `${this.description} in item ${index}${ofMap}`);
  }

  /** The last visit; `undefined` if it was not entered. */
  get last(): Visit | undefined {
    return this.visits.at(-1);
  }

  /** Its type (`Task`, `Choice` …); `undefined` if it was not entered. */
  get type(): StateType | undefined {
    return this.last?.type;
  }

  /** Whether it was entered at all. */
  get entered(): boolean {
    return this.visits.length > 0;
  }

  /** Its input, before InputPath; `undefined` if it was not entered. */
  get input(): Json | undefined {
    return this.last?.input;
  }

  /** Its output; `undefined` until it is left. */
  get output(): Json | undefined {
    return this.last?.output;
  }

  /** The variables that it assigned. */
  get assigned(): Readonly<Record<string, Json>> | undefined {
    return this.last?.assigned;
  }

  /** The error that it ended with, caught or not. */
  get error(): string | undefined {
    return this.failure?.error;
  }

  /** The cause of `error`. */
  get cause(): string | undefined {
    return this.failure?.cause;
  }

  /** The attempts of a Task, Map or Parallel: the first and each retry. Empty for other states. */
  get attempts(): readonly Attempt[] {
    return this.last?.attempts ?? [];
  }

  /** How many times Retry ran it again. */
  get retries(): number {
    return this.last === undefined ? 0 : retriesOf(this.last).length;
  }

  /** How long each retry waited after the attempt before it, in milliseconds. */
  get retryDelaysMs(): readonly number[] {
    return this.last === undefined ? [] : retryDelaysMs(this.last);
  }

  /** The time from its entry to its exit, in milliseconds; while it is open, to the last event. */
  get durationMs(): number {
    const { last, story } = this;
    if (last === undefined) return 0;
    return (last.exitedMs ?? story.stopMs ?? story.lastMs ?? last.enteredMs) - last.enteredMs;
  }

  /** The state that came next. */
  get next(): string | undefined {
    return this.last && nextOf(this.last);
  }

  /**
   * The data of the last visit, stage by stage, and which retrier or catcher took its error, by AWS's names:
   * `inspection?.stages.afterParameters`. It is computed from the history. `undefined` if the state was not entered.
   *
   * Throws HarnessError if the history does not determine it: the visit has not ended, was aborted, or depends on a
   * random number or a task token.
   */
  get inspection(): InspectedState | undefined {
    if (this.last === undefined) return undefined;
    return loadInspectVisit().inspectVisit(this.story, this.last);
  }

  private isInMap(): boolean {
    const items = this.itemsOf(undefined);
    return items.size > (items.has(undefined) ? 1 : 0);
  }

  private itemsOf(map: string | undefined): ReadonlyMap<number | undefined, readonly Visit[]> {
    let items = this.#items.get(map);
    if (items === undefined) this.#items.set(map, (items = visitsByItem(this.visits, map)));
    return items;
  }

  private get failure(): ReturnType<typeof errorOf> | undefined {
    const { last } = this;
    return last?.outcome === 'failed' || last?.outcome === 'caught' ? errorOf(last) : undefined;
  }
}
brandClass(StateView, 'StateView');
printBriefly(StateView, 'StateView');

const loadInspectVisit = lazy(
  () => require('../../story/inspection/inspectVisit') as typeof import('../../story/inspection/inspectVisit'),
);
