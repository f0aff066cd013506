import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Commands } from '../model/Commands';
import { clipboardKeys, editKeys } from '../model/editKeys';
import { chooseRow, isSamePath, rowKey } from './chooseRow';
import { rowsOf, type TreeRow } from './rowsOf';

/**
 * The definition as a tree, for the keyboard and for screen readers: states, their ways out, branches. It has the same
 * selection and the same keys as the canvas.
 */
export function StatesTree({ commands, onOpen }: { commands: Commands; onOpen: () => void }) {
  const { designer } = commands;
  const machine = designer.machine.value;
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => rowsOf(machine, folded), [machine, folded]);
  const tree = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  const chosen = commands.way.value ?? commands.block.value ?? designer.selected.value;
  const marked = designer.marked.value;
  const current = rows.find(({ path }) => isSamePath(path, chosen)) ?? rows[0];
  useEffect(() => {
    if (hadFocus.current) tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [rows, current && rowKey(current)]);

  const fold = (row: TreeRow, isFolded: boolean): void => {
    const next = new Set(folded);
    if (isFolded) next.add(rowKey(row));
    else next.delete(rowKey(row));
    setFolded(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (current === undefined) return;
    if (chosen === undefined) chooseRow(commands, current);
    if (event.key === 'Delete' && current.kind === 'block' && current.path.at(-2) !== 'Branches') return;
    if (editKeys(event, commands)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const index = rows.indexOf(current);
    const parent = rows.slice(0, index).findLast(({ level }) => level < current.level);
    const isOpen = rows[index + 1] !== undefined && rows[index + 1]!.level > current.level;
    const to = {
      ArrowDown: rows[index + 1],
      ArrowUp: rows[index - 1],
      Home: rows[0],
      End: rows.at(-1),
      ArrowRight: isOpen ? rows[index + 1] : undefined,
      ArrowLeft: isOpen ? undefined : parent,
    }[event.key];
    if (to !== undefined) chooseRow(commands, to, event.shiftKey && to.kind === 'state');
    else if (event.key === 'ArrowLeft' && isOpen) fold(current, true);
    else if (event.key === 'ArrowRight' && folded.has(rowKey(current))) fold(current, false);
    else if (event.key === 'Enter') {
      chooseRow(commands, current);
      onOpen();
    } else if (event.key === 'Escape') commands.choose(undefined);
    else return;
    event.preventDefault();
  };
  if (rows.length === 0) return <p class="dim tree-empty">There is no state yet. Add one from the palette.</p>;
  return (
    <div
      class="states-tree"
      role="tree"
      aria-label="States"
      aria-multiselectable="true"
      ref={tree}
      onKeyDown={onKeyDown}
      onFocusIn={() => (hadFocus.current = true)}
      onFocusOut={({ relatedTarget }) => (hadFocus.current = relatedTarget === null && hadFocus.current)}
      onCopy={(event) => clipboardKeys(event, commands)}
      onCut={(event) => clipboardKeys(event, commands)}
      onPaste={(event) => clipboardKeys(event, commands)}
    >
      {rows.map((row, index) => {
        const isSelected = isSamePath(row.path, chosen) || (row.kind === 'state' && marked.has(row.title));
        const isOpen = rows[index + 1] !== undefined && rows[index + 1]!.level > row.level;
        return (
          <div
            key={rowKey(row)}
            role="treeitem"
            class={`tree-row is-${row.kind}`}
            aria-level={row.level}
            aria-selected={isSelected}
            {...(isOpen || folded.has(rowKey(row)) ? { 'aria-expanded': isOpen } : {})}
            tabIndex={row === current ? 0 : -1}
            data-level={Math.min(row.level, 12)}
            onClick={(event) => chooseRow(commands, row, (event.ctrlKey || event.shiftKey) && row.kind === 'state')}
            onDblClick={onOpen}
          >
            {row.title} {row.note !== '' && <span class="dim small">{row.note}</span>}
          </div>
        );
      })}
    </div>
  );
}
