import type { Commands } from '../model/Commands';
import type { TreeRow } from './rowsOf';

/** Selects what a line shows. `isMore` keeps the states that are selected already. */
export function chooseRow(commands: Commands, { kind, path, title }: TreeRow, isMore = false): void {
  if (kind === 'block') return commands.chooseBlock(path);
  if (kind === 'way') return commands.chooseWay(path);
  const { marked, state } = commands.designer;
  const before = state.peek()?.name;
  return commands.choose(path, isMore ? [...marked.peek(), ...(before === undefined ? [] : [before]), title] : []);
}

export function rowKey({ path }: TreeRow): string {
  return JSON.stringify(path);
}

export function isSamePath(one: TreeRow['path'], other: TreeRow['path'] | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
