import { Search } from '../../parts/Search';
import { TimeField } from '../../parts/TimeField';
import { route, setQuery } from '../../route/navigate';

/** The fields for what an execution carries and when it started. Their values are in the address. */
export function DataAndTime() {
  const { text = '', from = '', to = '' } = route.value.query;
  return (
    <>
      <Search
        label="Search input and output"
        placeholder="In input, output, error"
        value={text}
        onChange={(words) => setQuery({ text: words })}
      />
      <TimeField label="Started from (UTC)" value={from} onChange={(time) => setQuery({ from: time })} />
      <TimeField label="before" value={to} onChange={(time) => setQuery({ to: time })} />
    </>
  );
}

/** What the fields ask of the server: no member for an empty field. */
export function dataAndTimeOf(query: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const { text = '', from = '', to = '' } = query;
  return {
    ...(text.trim() !== '' && { text }),
    ...(from !== '' && { startedFrom: from }),
    ...(to !== '' && { startedBefore: to }),
  };
}
