import { useMemo, useState } from 'preact/hooks';
import type { Commands } from '../model/Commands';
import { drag } from './dragged';
import { languageIn, paletteItems, searchItems, type PaletteItem } from './items';
import { Starts } from './Starts';

/** So many actions are shown of each group. */
const mostShown = 30;

/** What is used most, before anyone searches. */
const common = [
  'lambda:invoke',
  'dynamodb:getItem',
  'dynamodb:putItem',
  'sqs:sendMessage',
  'sns:publish',
  'events:putEvents',
  'states:startExecution.sync:2',
  'http:invoke',
  'sqs:sendMessage.waitForTaskToken',
];

/** What can be added: dragged onto the canvas, or added behind the selected state by a click or by Enter; with Shift, beside it. */
export function Palette({ commands }: { commands: Commands }) {
  const [text, setText] = useState('');
  const isSearch = text.trim() !== '';
  const shown = useMemo(
    () =>
      isSearch ? searchItems(text) : paletteItems.filter(({ id, group }) => group === 'States' || common.includes(id)),
    [text],
  );
  const add = (item: PaletteItem, isFree: boolean): void => {
    const place = isFree ? commands.freePlace() : commands.place();
    commands.add(item.name, item.state(languageIn(commands.designer)), place);
  };
  const groups = (['States', 'Actions', 'AWS SDK'] as const).map((group) => ({
    group,
    items: shown.filter((item) => item.group === group),
  }));
  return (
    <div class="palette">
      <input
        type="search"
        class="own-undo"
        aria-label="Search the palette"
        placeholder="Search …"
        title="States, actions of services, aws-sdk:service:action. Enter adds the first one; with Shift, nothing leads to it."
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && shown[0] !== undefined) add(shown[0], event.shiftKey);
        }}
      />
      <div class="palette-list">
        {groups.map(
          ({ group, items }) =>
            items.length > 0 && (
              <div key={group} role="group" aria-label={group}>
                <h2>{group}</h2>
                {items.slice(0, mostShown).map((item) => (
                  <Item key={item.id} item={item} onAdd={(isFree) => add(item, isFree)} />
                ))}
                {items.length > mostShown && <p class="dim small">{items.length - mostShown} more: search on.</p>}
              </div>
            ),
        )}
        {!isSearch && <p class="dim small">All actions of all services: search.</p>}
        {shown.length === 0 && <p class="dim">Nothing has “{text}” in its name.</p>}
        {!isSearch && <Starts commands={commands} />}
      </div>
    </div>
  );
}

function Item({ item, onAdd }: { item: PaletteItem; onAdd: (isFree: boolean) => void }) {
  return (
    <button
      type="button"
      class={`palette-item is-${item.type.toLowerCase()}`}
      draggable
      title={item.note}
      onDragStart={(event) => drag(event.dataTransfer, item)}
      onClick={(event) => onAdd(event.shiftKey)}
    >
      {item.title}
    </button>
  );
}
