import type { Item, Picks } from '../../model/picks';

/** Chooses whose way the graph shows: that of all items of a Map, or of one. */
export function ItemPicker({
  items,
  picks,
  onChange,
}: {
  items: ReadonlyMap<string, readonly Item[]>;
  picks: Picks;
  onChange: (picks: Picks) => void;
}) {
  if (items.size === 0) return null;
  const pick = (map: string, text: string): void => {
    const changed = new Map(picks);
    if (text === '') changed.delete(map);
    else changed.set(map, Number(text));
    onChange(changed);
  };
  return (
    <div class="picker-row">
      {[...items].map(([map, list]) => {
        const failed = list.filter(({ outcome }) => outcome === 'failed');
        const caught = list.filter(({ outcome }) => outcome === 'caught');
        const bad = failed[0] ?? caught[0];
        const value = picks.get(map);
        return (
          <label key={map} class="slim-label">
            <span>
              Item of <b>{map}</b>
            </span>
            <select
              value={value === undefined ? '' : String(value)}
              onChange={(event) => pick(map, event.currentTarget.value)}
            >
              <option value="">
                all {list.length}
                {failed.length > 0 ? `, ${failed.length} failed` : ''}
                {caught.length > 0 ? `, ${caught.length} with an error caught` : ''}
              </option>
              {list.map(({ index, outcome }) => (
                <option value={String(index)}>
                  {signs[outcome]} {index}
                </option>
              ))}
            </select>
            {bad !== undefined && (
              <button class="link" type="button" onClick={() => pick(map, String(bad.index))}>
                first with an error
              </button>
            )}
          </label>
        );
      })}
    </div>
  );
}

const signs: Readonly<Record<Item['outcome'], string>> = {
  succeeded: '✓',
  caught: '!',
  failed: '✕',
  open: '▸',
  aborted: '–',
};
