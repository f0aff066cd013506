import type { StateDefinition, StateMachineDefinition } from '../../language/asl/types';
import { walkDefinition, type BlockView, type WalkedState } from '../../language/asl/walk';
import type { JsonObject } from '../../util/json';

/** Assumptions about values that no definition contains. */
interface PathAssumptions {
  /** The number of items of each Map. */
  readonly items: number;
  /** How long each Task takes, in seconds. */
  readonly taskSeconds: number;
}

/** One path through a definition, from its start to an end. */
export interface CostPath {
  readonly states: readonly string[];
  /** Whether it leaves a state through a catcher, or ends in a Fail. */
  readonly fails: boolean;
  /** Including the start, and everything inside Parallel and Map states. */
  readonly transitions: number;
  readonly seconds: number;
  /** The branches and items that begin on it. */
  readonly parallelSteps: number;
  /** Children of Distributed Maps: separate executions, whose transitions are counted. */
  readonly children: number;
}

export interface CostPaths {
  readonly paths: readonly CostPath[];
  /** Whether there are more than these. */
  readonly more: boolean;
  /** States from which a path leads back to an earlier one: each round is charged again. */
  readonly loops: readonly string[];
  /** States that wait for or until a time that only the input contains. */
  readonly unknownWaits: readonly string[];
}

const mostPaths = 200;

/** Cyclic paths never end, and may be many. */
const mostSteps = 100_000;
const nothing = { states: [], fails: false, transitions: 0, seconds: 0, parallelSteps: 0, children: 0 };

/**
 * The paths through a definition that enter no state twice, with the needs of each. A Parallel needs what its most
 * expensive branches need, a Map its most expensive item times the number of items.
 */
export function pathsOf(definition: StateMachineDefinition, assumptions: PathAssumptions): CostPaths {
  const walker = new PathWalker(assumptions);
  const paths = walker
    .through(walkDefinition(definition as unknown as JsonObject))
    .map((path) => ({ ...path, transitions: path.transitions + 1 }));
  return { paths, more: walker.more, loops: [...walker.loops], unknownWaits: [...walker.unknownWaits] };
}

class PathWalker {
  more = false;
  readonly loops = new Set<string>();
  readonly unknownWaits = new Set<string>();
  private steps = 0;

  constructor(private readonly assumptions: PathAssumptions) {}

  through({ object, states }: BlockView): CostPath[] {
    const byName = new Map(states.map((state) => [state.name, state]));
    const found: CostPath[] = [];
    const visit = (name: unknown, before: CostPath): void => {
      const view = byName.get(name as string);
      if (view === undefined) return;
      if (found.length >= mostPaths || ++this.steps > mostSteps) {
        this.more = true;
        return;
      }
      if (before.states.includes(view.name)) {
        this.loops.add(before.states.at(-1)!);
        return;
      }
      const state = view.object as unknown as StateDefinition;
      const path = plus(before, this.need(view, state), view.name);
      if (state.End === true || state.Type === 'Succeed') found.push(path);
      if (state.Type === 'Fail') found.push({ ...path, fails: true });
      const ways = [state.Next, ...(state.Choices ?? []).map(({ Next }) => Next), state.Default];
      for (const next of new Set(ways)) if (next !== undefined) visit(next, path);
      const caught = new Set((state.Catch ?? []).map(({ Next }) => Next));
      for (const next of caught) visit(next, { ...path, fails: true });
    };
    visit(object['StartAt'], nothing);
    return found;
  }

  /** The needs of one visit of a state. */
  private need(view: WalkedState, state: StateDefinition): CostPath {
    const own = { ...nothing, transitions: 1, seconds: this.secondsOf(view.name, state) };
    return view.blocks.reduce((sum, block) => {
      const dearest = this.dearest(this.through(block));
      const times = state.Type === 'Map' ? this.assumptions.items : 1;
      return {
        ...sum,
        // A child of a Distributed Map has a start of its own.
        transitions: sum.transitions + times * (dearest.transitions + (block.distributed ? 1 : 0)),
        seconds: state.Type === 'Map' ? sum.seconds + dearest.seconds : Math.max(sum.seconds, dearest.seconds),
        parallelSteps: sum.parallelSteps + times * (1 + dearest.parallelSteps),
        children: sum.children + (block.distributed ? times : 0) + times * dearest.children,
      };
    }, own);
  }

  private dearest(paths: readonly CostPath[]): CostPath {
    return paths.reduce<CostPath>((most, path) => (path.transitions > most.transitions ? path : most), nothing);
  }

  private secondsOf(name: string, state: StateDefinition): number {
    if (state.Type === 'Task') return this.assumptions.taskSeconds;
    if (state.Type !== 'Wait') return 0;
    if (typeof state.Seconds === 'number') return state.Seconds;
    this.unknownWaits.add(name);
    return 0;
  }
}

function plus(path: CostPath, need: CostPath, state: string): CostPath {
  return {
    states: [...path.states, state],
    fails: path.fails,
    transitions: path.transitions + need.transitions,
    seconds: path.seconds + need.seconds,
    parallelSteps: path.parallelSteps + need.parallelSteps,
    children: path.children + need.children,
  };
}
