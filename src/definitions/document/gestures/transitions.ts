import { allStates, textIn, walkDefinition, type BlockView, type WalkedState } from '../../../language/asl/walk';
import { isArray, isObject, member, type JsonObject } from '../../../util/json';
import type { DocumentPath } from '../DefinitionDocument';

/** Where a definition says which state comes next. */
export interface Transition {
  /** The path of the name: `['States', 'A', 'Choices', 0, 'Next']`; of `StartAt` for the first state of a block. */
  readonly path: DocumentPath;
  readonly kind: 'start' | 'next' | 'rule' | 'default' | 'catch';
  /** The state that it leaves; `undefined` for `StartAt`. */
  readonly from: string | undefined;
  readonly to: string;
}

/** All transitions of a block, not those of blocks inside. */
export function transitionsIn(block: BlockView): readonly Transition[] {
  const start = textIn(block.object, 'StartAt');
  const first: Transition[] =
    start === undefined ? [] : [{ path: [...block.path, 'StartAt'], kind: 'start', from: undefined, to: start }];
  return [...first, ...block.states.flatMap(transitionsFrom)];
}

/** The transitions that a state has, in the order in which the graph has its edges. */
export function transitionsFrom({
  name,
  path,
  object,
}: Pick<WalkedState, 'name' | 'path' | 'object'>): readonly Transition[] {
  const found: Transition[] = [];
  const add = (holder: JsonObject, field: string, kind: Transition['kind'], at: DocumentPath): void => {
    const to = textIn(holder, field);
    if (to !== undefined) found.push({ path: [...path, ...at, field], kind, from: name, to });
  };
  add(object, 'Next', 'next', []);
  eachObject(object, 'Choices', (rule, index) => add(rule, 'Next', 'rule', ['Choices', index]));
  add(object, 'Default', 'default', []);
  eachObject(object, 'Catch', (catcher, index) => add(catcher, 'Next', 'catch', ['Catch', index]));
  return found;
}

function eachObject(object: JsonObject, field: string, call: (item: JsonObject, index: number) => void): void {
  const list = member(object, field);
  if (isArray(list)) list.forEach((item, index) => isObject(item) && call(item, index));
}

/** The state at a path. */
export function stateAt(definition: JsonObject, path: DocumentPath): WalkedState | undefined {
  return blockAt(definition, path.slice(0, -2))?.states.find(({ name }) => name === path.at(-1));
}

/** The block at a path. */
export function blockAt(definition: JsonObject, path: DocumentPath): BlockView | undefined {
  const key = JSON.stringify(path);
  const find = (block: BlockView): BlockView | undefined => {
    if (JSON.stringify(block.path) === key) return block;
    for (const { path: at, blocks } of block.states) {
      if (!at.every((step, index) => step === path[index])) continue;
      for (const inner of blocks) {
        const found = find(inner);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  };
  return find(walkDefinition(definition));
}

/** The names of all states, nested ones too: each is unique in the whole machine. */
export function namesIn(definition: JsonObject): ReadonlySet<string> {
  return new Set([...allStates(walkDefinition(definition))].map(({ name }) => name));
}

/** Of a state, in characters. */
export const longestName = 80;

/** A name that no state has: the wish itself, or with a number. */
export function freshName(taken: ReadonlySet<string>, wish: string): string {
  if (!taken.has(wish)) return wish;
  const [, stem = wish] = /^(.*?)(?: \d+)?$/s.exec(wish) ?? [];
  for (let number = 2; ; number++) {
    const end = ` ${number}`;
    const name = stem.slice(0, longestName - end.length) + end;
    if (!taken.has(name)) return name;
  }
}

/** Whether a state must say what comes next. */
export function canLead({ type }: Pick<WalkedState, 'type'>): boolean {
  return type !== undefined && type !== 'Succeed' && type !== 'Fail' && type !== 'Choice';
}
