import { useState } from 'preact/hooks';
import { formatCount } from '../../../util/formatCount';
import { matches } from '../../../util/matches';
import { control } from '../../api/control';
import { usePolled } from '../../api/usePolled';
import { formatBytes } from '../../model/formatTime';
import { scope } from '../../model/scope';
import { NotYet } from '../../parts/Failure';
import { JsonView } from '../../parts/JsonView';
import { Search } from '../../parts/Search';

/** The S3 buckets and their contents. */
export function ObjectsPanel() {
  const whose = scope.value;
  const { value, error } = usePolled(
    `buckets ${whose.account ?? ''}`,
    async (signal) => (await control<{ buckets: readonly string[] }>('GET', '/buckets', whose, { signal })).buckets,
    { everyMs: 3000 },
  );
  return (
    <section aria-label="Objects" class="card">
      <div class="bar">
        <h2>Objects of S3 {value !== undefined && <span class="count">{formatCount(value.length, 'bucket')}</span>}</h2>
      </div>
      {value === undefined ? (
        <NotYet what="buckets" error={error} />
      ) : value.length === 0 ? (
        <p class="dim">No bucket. A ResultWriter, a task that puts an object, or a test makes one.</p>
      ) : (
        value.map((bucket) => <Bucket key={bucket} bucket={bucket} />)
      )}
    </section>
  );
}

const most = 500;

function Bucket({ bucket }: { bucket: string }) {
  const whose = scope.value;
  const [search, setSearch] = useState('');
  const { value, error } = usePolled(
    `objects ${whose.account ?? ''} ${bucket}`,
    async (signal) => {
      const path = `/buckets/${encodeURIComponent(bucket)}/objects`;
      return (await control<{ keys: readonly string[] }>('GET', path, whose, { signal })).keys;
    },
    { everyMs: 3000 },
  );
  if (value === undefined) return <NotYet what={`bucket ${bucket}`} error={error} />;
  const found = value.filter((key) => matches(key, search));
  return (
    <section aria-label={`Bucket ${bucket}`} class="bucket">
      <div class="bar">
        <h3>
          {bucket} <span class="count">{formatCount(value.length)}</span>
        </h3>
        {value.length > 5 && <Search label={`Search keys of ${bucket}`} value={search} onChange={setSearch} />}
      </div>
      {value.length === 0 && <p class="dim">Nothing is in it.</p>}
      {value.length > 0 && found.length === 0 && <p class="dim">No key is like that.</p>}
      {found.length > most && (
        <p class="dim">
          The first {formatCount(most)} of {formatCount(found.length)}.
        </p>
      )}
      <ul class="plain messages">
        {found.slice(0, most).map((key) => (
          <StoredObject key={key} bucket={bucket} name={key} />
        ))}
      </ul>
    </section>
  );
}

/** A key; its content is read when it is opened. */
function StoredObject({ bucket, name }: { bucket: string; name: string }) {
  const whose = scope.value;
  const [isOpen, setOpen] = useState(false);
  const { value, error } = usePolled(
    isOpen ? `object ${whose.account ?? ''} ${bucket} ${name}` : undefined,
    (signal) =>
      control<{ text?: string; base64: string }>(
        'GET',
        `/buckets/${encodeURIComponent(bucket)}/objects/${encodeURIComponent(name)}`,
        whose,
        { signal },
      ),
    { goesOn: () => false },
  );
  return (
    <li>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{name}</summary>
        {!isOpen ? null : value === undefined ? (
          <NotYet what={name} error={error} />
        ) : value.text === undefined ? (
          <p class="dim">{formatBytes((value.base64.replace(/=+$/, '').length * 3) >> 2)} that are not text.</p>
        ) : (
          <JsonView text={value.text} label={`Object ${name}`} name={name.split('/').at(-1)!} />
        )}
      </details>
    </li>
  );
}
