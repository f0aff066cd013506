import { allBlocks, textIn, walkDefinition, type BlockView, type WalkedState } from '../../../language/asl/walk';
import { isArray, member, type JsonObject } from '../../../util/json';
import type { DocumentPath } from '../DefinitionDocument';
import { stateNameAt, statePathOf } from './statePath';
import { canLead, transitionsFrom, transitionsIn } from './transitions';

/** Something that a definition lacks before it can run. */
export interface LooseEnd {
  /**
   * - `lost`: a transition leads to a state that does not exist.
   * - `unreached`: no way leads to a state.
   * - `undecided`: a state says neither `Next` nor `End`; a Choice has no rule.
   * - `noStart`: a block does not say where it begins.
   * - `empty`: a block has no state.
   * - `endless`: no state ends the machine.
   */
  readonly kind: 'lost' | 'unreached' | 'undecided' | 'noStart' | 'empty' | 'endless';
  /** Of the transition, the state or the block. */
  readonly path: DocumentPath;
}

/** All that a definition lacks so that each way through it ends. */
export function looseEnds(definition: JsonObject): readonly LooseEnd[] {
  return [...allBlocks(walkDefinition(definition))].flatMap(looseEndsOf);
}

function looseEndsOf(block: BlockView): LooseEnd[] {
  if (block.states.length === 0) return [{ kind: 'empty', path: block.path }];
  const names = new Set(block.states.map(({ name }) => name));
  const found: LooseEnd[] = [];
  if (textIn(block.object, 'StartAt') === undefined) found.push({ kind: 'noStart', path: block.path });
  for (const { to, path } of transitionsIn(block)) if (!names.has(to)) found.push({ kind: 'lost', path });
  if (block.kind === 'machine' && !block.states.some(ends)) found.push({ kind: 'endless', path: block.path });
  const reached = reachedIn(block);
  for (const { name, path, object, type } of block.states) {
    if (!reached.has(name)) found.push({ kind: 'unreached', path });
    const isOpen = canLead({ type }) && member(object, 'Next') === undefined && member(object, 'End') !== true;
    const rules = member(object, 'Choices');
    if (isOpen || (type === 'Choice' && !(isArray(rules) && rules.length > 0))) found.push({ kind: 'undecided', path });
  }
  return found;
}

function ends({ type, object }: WalkedState): boolean {
  return type === 'Succeed' || type === 'Fail' || member(object, 'End') === true;
}

function reachedIn(block: BlockView): ReadonlySet<string> {
  const states = new Map(block.states.map((state) => [state.name, state]));
  const reached = new Set<string>();
  const ahead = [textIn(block.object, 'StartAt')];
  while (ahead.length > 0) {
    const state = states.get(ahead.pop() ?? '');
    if (state === undefined || reached.has(state.name)) continue;
    reached.add(state.name);
    for (const { to } of transitionsFrom(state)) ahead.push(to);
  }
  return reached;
}

const sentences: Readonly<Record<LooseEnd['kind'], (path: DocumentPath) => string>> = {
  lost: (path) => `A transition of ${stateIn(path)} leads nowhere.`,
  unreached: (path) => `Nothing leads to ${stateIn(path)}.`,
  undecided: (path) => `${stateIn(path)} does not say what comes next.`,
  noStart: (path) => `${blockAt(path)} does not say where it starts.`,
  empty: (path) => `${blockAt(path)} is empty.`,
  endless: () => 'No state ends the workflow.',
};

/** A loose end in a sentence for the user. */
export function describeLooseEnd({ kind, path }: LooseEnd): string {
  return sentences[kind](path);
}

function stateIn(path: DocumentPath): string {
  const state = statePathOf(path);
  return state === undefined ? 'the start' : stateNameAt(state);
}

function blockAt(path: DocumentPath): string {
  const state = statePathOf(path);
  if (state === undefined) return 'The workflow';
  const [field, index] = path.slice(state.length);
  const block = index === undefined ? `The ${field}` : `Branch ${Number(index) + 1}`;
  return `${block} of ${stateNameAt(state)}`;
}
