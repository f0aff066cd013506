import { useMemo, useState } from 'preact/hooks';
import type { StoryEvent } from '../../../story/trace/StoryEvent';
import { aboutOf, detailsOf, errorOf } from '../../model/eventText';
import { filterEvents, kindOf, kinds, type EventKind } from '../../model/filterEvents';
import { formatTime } from '../../model/formatTime';
import type { HistoryFeed } from '../../model/HistoryFeed';
import { Icon } from '../../parts/Icon';
import { JsonView } from '../../parts/JsonView';
import { Search } from '../../parts/Search';
import { VirtualRows } from '../../parts/VirtualRows';
import { setQuery } from '../../route/navigate';

const rowHeight = 26;

/** The history, event by event. Only the visible events are in the page. */
export function EventTable({
  feed,
  count,
  state,
  focus,
  startMs,
}: {
  feed: HistoryFeed;
  count: number;
  state: string | undefined;
  focus: number | undefined;
  startMs: number;
}) {
  const [kind, setKind] = useState<EventKind>('all');
  const [search, setSearch] = useState('');
  const [onlyState, setOnlyState] = useState(false);
  const wanted = onlyState ? state : undefined;
  const events = useMemo(
    () => filterEvents(feed, { kind, search, state: wanted }),
    [feed, count, kind, search, wanted],
  );
  const open = focus === undefined ? undefined : feed.events[focus - 1];
  return (
    <>
      <div class="bar slim">
        <h2>
          Events <span class="count">{events.length === count ? count : `${events.length} of ${count}`}</span>
        </h2>
        <label class="slim-label">
          <span class="hidden">Kind of event</span>
          <select value={kind} onChange={(event) => setKind(event.currentTarget.value as EventKind)}>
            {kinds.map(([name, words]) => (
              <option value={name}>{words}</option>
            ))}
          </select>
        </label>
        <Search label="Search events" value={search} onChange={setSearch} />
        <label class={state === undefined ? 'check off' : 'check'}>
          <input
            type="checkbox"
            disabled={state === undefined}
            checked={onlyState}
            onChange={() => setOnlyState(!onlyState)}
          />
          {state === undefined ? 'of the chosen state' : `of ${state}`}
        </label>
        {feed.cutFrom !== undefined && (
          <span class="badge warn">From event {feed.cutFrom} on without data: the history is large</span>
        )}
      </div>
      <div class={`events-and-one${open === undefined ? '' : ' open'}`}>
        <div class="grid events" role="table" aria-label="Events" aria-rowcount={events.length + 1}>
          <div role="rowgroup">
            <div class="grid-head" role="row">
              <span role="columnheader" class="number">
                Id
              </span>
              <span role="columnheader">Type</span>
              <span role="columnheader">About</span>
              <span role="columnheader" class="number">
                After
              </span>
              <span role="columnheader">Time (UTC)</span>
            </div>
          </div>
          <VirtualRows
            count={events.length}
            rowHeight={rowHeight}
            label="Events"
            focus={focus === undefined ? undefined : events.findIndex(({ id }) => id === focus)}
            row={(index) => (
              <EventRow
                key={events[index]!.id}
                event={events[index]!}
                index={index}
                startMs={startMs}
                isOpen={events[index] === open}
              />
            )}
          />
        </div>
        {open !== undefined && <OneEvent event={open} />}
      </div>
    </>
  );
}

function EventRow({
  event,
  index,
  startMs,
  isOpen,
}: {
  event: StoryEvent;
  index: number;
  startMs: number;
  isOpen: boolean;
}) {
  const { id, type, timestampMs } = event;
  const error = errorOf(event);
  return (
    <div class={`grid-row kind-${kindOf(event)}${isOpen ? ' open' : ''}`} role="row" aria-rowindex={index + 2}>
      <span role="cell" class="number">
        {id}
      </span>
      <span role="cell">
        <button
          class="link"
          type="button"
          aria-expanded={isOpen}
          onClick={() => setQuery({ event: isOpen ? undefined : String(id) })}
        >
          {type}
        </button>
      </span>
      <span role="cell" title={error === '' ? aboutOf(event) : error}>
        {aboutOf(event)}
        {error !== '' && <span class="error-text"> {error}</span>}
      </span>
      <span role="cell" class="number">
        {((timestampMs - startMs) / 1000).toFixed(3)} s
      </span>
      <span role="cell" class="number">
        {formatTime(timestampMs)}
      </span>
    </div>
  );
}

function OneEvent({ event }: { event: StoryEvent }) {
  const details = detailsOf(event);
  return (
    <aside class="one-event" aria-label={`Event ${event.id}`}>
      <header>
        <h3>
          {event.id} {event.type}
        </h3>
        <span class="dim">after event {event.previousEventId}</span>
        <span class="grow" />
        <button class="quiet" type="button" aria-label="Close the event" onClick={() => setQuery({ event: undefined })}>
          <Icon name="close" />
        </button>
      </header>
      {details.length === 0 && <p class="dim">It has no details.</p>}
      {details.map(([name, text]) => (
        <div key={name} class="field">
          <h4>{name}</h4>
          {/^\s*[{["]/.test(text) || text.length > 200 ? (
            <JsonView text={text} label={`${name} of event ${event.id}`} name={name} />
          ) : (
            <code>{text}</code>
          )}
        </div>
      ))}
    </aside>
  );
}
