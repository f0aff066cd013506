import { toPointer } from '../../language/asl/path';
import type { StateMachineDefinition } from '../../language/asl/types';
import type { WalkedState } from '../../language/asl/walk';
import { explainChoice, type RuleName } from '../inspection/explainChoice';
import { explainHandling, type Handler } from '../inspection/explainHandling';
import { findState } from '../trace/findState';
import type { Story, Strand, Visit } from '../trace/Story';
import { nextOf, strandsIn } from '../trace/strands';
import { member, type JsonObject } from '../../util/json';

/** Takes what was run: the id of a point, or the ids of several of which one was run without saying which. */
export interface Counter {
  hit(id: string, times?: number): void;
  unknown(candidates: readonly string[]): void;
}

/**
 * Counts what an execution ran. Whatever is in doubt is not counted: a state that was cut off before it did anything, a
 * way that was not gone to its end, what is inside of a Map or Parallel that was mocked as one step, a rule or retrier
 * that cannot be told from another.
 *
 * @param tested of an execution that ran one state alone: its name. What comes after it is a stand-in.
 */
export function countStory(story: Story, counter: Counter, tested?: string): void {
  const { definition } = story.origin;
  if (definition === undefined) return;
  const main = story.main.visits.find(({ state }) => tested === undefined || state === tested);
  if (main !== undefined && tested === undefined) countBlock(definition, story.main, counter);
  for (const visit of story.visits) {
    if (tested !== undefined && visit.strand.kind === 'main' && visit !== main) continue;
    const state = findState(definition, visit.state);
    if (state !== undefined) countVisit(story, visit, state, counter);
  }
}

function countVisit(story: Story, visit: Visit, state: WalkedState, counter: Counter): void {
  const id = toPointer(state.path);
  if (hasRun(visit)) counter.hit(id);
  for (const strand of strandsIn(visit)) countBlock(story.origin.definition!, strand, counter);
  if (visit.type === 'Choice') return countChoice(story, visit, state, counter);
  if (visit.outcome === 'succeeded') countExit(visit, state, id, counter);
  const { retriers, catcher } = explainHandling(visit, state);
  for (const retrier of retriers) count(retrier, `${id}/Retry`, counter);
  if (catcher !== undefined) count(catcher, `${id}/Catch`, counter);
}

/** A task that was called has run, however it was cut off. */
function hasRun({ type, outcome, attempts }: Visit): boolean {
  if (outcome !== 'open' && outcome !== 'aborted') return true;
  return type === 'Task' && attempts.some(({ scheduled }) => scheduled);
}

function countExit(visit: Visit, { object }: WalkedState, id: string, counter: Counter): void {
  const next = member(object, 'Next');
  if (next !== undefined && nextOf(visit) === next) counter.hit(`${id}/Next`);
  if (member(object, 'End') === true) counter.hit(`${id}/End`);
}

function countChoice(story: Story, visit: Visit, { object, path }: WalkedState, counter: Counter): void {
  const next = nextOf(visit);
  if (visit.outcome !== 'succeeded' || next === undefined) return;
  const id = toPointer(path);
  // Where one way alone leads there, it was that one; else the rules are tried again.
  const rules = (member(object, 'Choices') ?? []) as readonly JsonObject[];
  const leading = rules.flatMap((one, index) => (one['Next'] === next ? [index] : []));
  const isDefault = member(object, 'Default') === next;
  const pointer = (one: RuleName): string => (one === 'Default' ? `${id}/Default` : `${id}/Choices/${one}`);
  if (leading.length + (isDefault ? 1 : 0) === 1) return counter.hit(pointer(isDefault ? 'Default' : leading[0]!));
  const { rule, candidates } = explainChoice(story, visit);
  if (rule !== undefined) counter.hit(pointer(rule));
  else counter.unknown(candidates.map(pointer));
}

function count({ index, candidates }: Handler, list: string, counter: Counter): void {
  if (index !== undefined) counter.hit(`${list}/${index}`);
  else counter.unknown(candidates.map((candidate) => `${list}/${candidate}`));
}

/**
 * A line of states that came to its own end. In a child of a Distributed Map the states of the Map are the main line.
 */
function countBlock(definition: StateMachineDefinition, { visits, kind }: Strand, counter: Counter): void {
  const [first] = visits;
  const last = visits.at(-1);
  if (first === undefined || last === undefined) return;
  if (kind !== 'main' && (last.outcome === 'open' || last.outcome === 'aborted')) return;
  const block = findState(definition, first.state)?.block;
  if (block !== undefined) counter.hit(toPointer(block.path));
}
