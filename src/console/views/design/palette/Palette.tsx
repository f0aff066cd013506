import { useMemo, useState } from 'preact/hooks';
import type { Commands } from '../model/Commands';
import { drag } from './dragged';
import { itemsFor, type PaletteItem } from './items';

/** What can be added: dragged onto the canvas, or added behind the selected state by a click or by Enter. */
export function Palette({ commands }: { commands: Commands }) {
  const [text, setText] = useState('');
  const { designer } = commands;
  const items = itemsFor(designer);
  const shown = useMemo(() => matching(items, text), [items, text]);
  const groups = [...new Set(shown.map(({ group }) => group))];
  const add = (item: PaletteItem): void => void commands.add(item.name, item.state());
  return (
    <div class="palette">
      <input
        type="search"
        aria-label="Search the palette"
        placeholder="Search states and actions"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && shown[0] !== undefined) add(shown[0]);
        }}
      />
      {groups.map((group) => (
        <div key={group} role="group" aria-label={group}>
          <h3>{group}</h3>
          {shown
            .filter((item) => item.group === group)
            .map((item) => (
              <button
                key={item.id}
                type="button"
                class={`palette-item is-${item.type.toLowerCase()}`}
                draggable
                title={item.note}
                onDragStart={(event) => drag(event.dataTransfer, item)}
                onClick={() => add(item)}
              >
                {item.title}
              </button>
            ))}
        </div>
      ))}
      {shown.length === 0 && <p class="dim">Nothing has “{text}” in its name.</p>}
    </div>
  );
}

function matching(items: readonly PaletteItem[], text: string): readonly PaletteItem[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter(({ title, note, group }) => {
    const all = `${title} ${note} ${group}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
