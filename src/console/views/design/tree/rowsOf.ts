import type { DocumentPath } from '../../../../definitions/document/DefinitionDocument';
import { transitionsFrom } from '../../../../definitions/document/gestures/transitions';
import type { BlockView, WalkedState } from '../../../../language/asl/walk';
import { wayTitle } from '../model/waysOut';

/** A line of the tree. */
export interface TreeRow {
  readonly kind: 'state' | 'block' | 'way';
  readonly path: DocumentPath;
  readonly level: number;
  readonly title: string;
  /** What a screen reader says after the title. */
  readonly note: string;
  readonly state: WalkedState;
}

/** The states of a machine, each with its ways out and its blocks. What is folded has no lines inside it. */
export function rowsOf(machine: BlockView, folded: ReadonlySet<string>): readonly TreeRow[] {
  return blockRows(machine, 1, folded);
}

function blockRows(block: BlockView, level: number, folded: ReadonlySet<string>): TreeRow[] {
  const start = block.object['StartAt'];
  return block.states.flatMap((state) => {
    const { name, path, type } = state;
    const notes = [type ?? 'no type', name === start ? 'first' : '', state.object['End'] === true ? 'ends' : ''];
    const row: TreeRow = {
      kind: 'state',
      path,
      level,
      title: name,
      note: notes.filter((note) => note !== '').join(', '),
      state,
    };
    return folded.has(JSON.stringify(path)) ? [row] : [row, ...insideRows(state, level + 1, folded)];
  });
}

function insideRows(state: WalkedState, level: number, folded: ReadonlySet<string>): TreeRow[] {
  const ways = transitionsFrom(state).map((transition): TreeRow => ({
    kind: 'way',
    path: transition.path,
    level,
    title: `${wayTitle(state, transition)} → ${transition.to}`,
    note: '',
    state,
  }));
  const blocks = state.blocks.flatMap((block, index): TreeRow[] => {
    const title = block.kind === 'branch' ? `Branch ${index + 1}` : 'Each item';
    const count = block.states.length;
    const note = count === 0 ? 'empty' : count === 1 ? '1 state' : `${count} states`;
    const row: TreeRow = { kind: 'block', path: block.path, level, title, note, state };
    return folded.has(JSON.stringify(block.path)) ? [row] : [row, ...blockRows(block, level + 1, folded)];
  });
  return [...ways, ...blocks];
}
