import { useRef } from 'preact/hooks';
import { branchOf } from './model/branchOf';
import type { Commands } from './model/Commands';

/** What can be done with the selected states. Everything here has a key, too. */
export function StateTools({ commands }: { commands: Commands }) {
  const { designer } = commands;
  const state = designer.state.value;
  const count = designer.marked.value.size;
  const [block, way] = [commands.block.value, commands.way.value];
  const isOne = state !== undefined && count < 2;
  const what =
    way !== undefined ? 'a transition' : block !== undefined ? 'a block' : count > 1 ? `${count} states` : state?.name;
  return (
    <div class="state-tools" role="toolbar" aria-label="Selected states">
      <span class="dim small grow">{what === undefined ? 'Nothing is selected.' : `Selected: ${what}`}</span>
      <button type="button" disabled={!isOne} title="Rename (F2)" onClick={() => (commands.ask.value = 'rename')}>
        Rename
      </button>
      <button type="button" disabled={!isOne} title="Connect to … (C)" onClick={() => (commands.ask.value = 'connect')}>
        Connect …
      </button>
      <button
        type="button"
        disabled={state === undefined}
        title="Duplicate (Ctrl+D)"
        onClick={() => commands.duplicate()}
      >
        Duplicate
      </button>
      <button
        type="button"
        disabled={state === undefined && way === undefined && block?.at(-2) !== 'Branches'}
        title="Delete (Delete)"
        onClick={() => commands.remove()}
      >
        Delete
      </button>
      <More commands={commands} />
    </div>
  );
}

function More({ commands }: { commands: Commands }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const { designer } = commands;
  const state = designer.state.value;
  const isOne = designer.marked.value.size < 2;
  const hasBlocks = state?.type === 'Parallel' || state?.type === 'Map';
  const copy = async (): Promise<void> => {
    const text = commands.copied();
    if (text !== undefined) await navigator.clipboard.writeText(text);
  };
  const paste = async (): Promise<void> => void commands.paste(await navigator.clipboard.readText());
  const item = branchOf(commands);
  const acts: readonly (readonly [string, string, boolean, () => unknown])[] = [
    ['Copy', 'Ctrl+C', state !== undefined, copy],
    ['Paste', 'Ctrl+V', true, paste],
    ['Wrap into a Parallel', 'P', state !== undefined, () => commands.wrap('Parallel')],
    ['Wrap into a Map', 'M', state !== undefined, () => commands.wrap('Map')],
    ['Unwrap', 'U', isOne && hasBlocks, () => commands.unwrap()],
    ['Add a branch', 'B', isOne && state?.type === 'Parallel', () => commands.addBranch()],
    ['Add a retrier', 'R', isOne && (hasBlocks || state?.type === 'Task'), () => commands.addRetrier()],
    ['Move one place up', 'Alt+↑', item !== undefined, () => commands.move(item!, -1)],
    ['Move one place down', 'Alt+↓', item !== undefined, () => commands.move(item!, 1)],
    ['Change its type …', 'T', isOne && state !== undefined, () => (commands.ask.value = 'type')],
    ['Start here', 'S', isOne && state !== undefined, () => commands.setStart()],
  ];
  return (
    <details
      class="menu"
      ref={menu}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || menu.current?.open !== true) return;
        menu.current.open = false;
        menu.current.querySelector('summary')?.focus();
      }}
      onBlurCapture={(event) => {
        if (!menu.current!.contains(event.relatedTarget as Node | null)) menu.current!.open = false;
      }}
    >
      <summary class="button">More</summary>
      <div>
        {acts.map(([title, key, isPossible, act]) => (
          <button
            key={title}
            type="button"
            title={`${title} (${key})`}
            disabled={!isPossible}
            onClick={() => {
              menu.current!.open = false;
              void act();
            }}
          >
            {title}
          </button>
        ))}
      </div>
    </details>
  );
}
