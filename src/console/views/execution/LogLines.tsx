import type { Visit } from '../../../story/trace/Story';
import { scopeOfArn } from '../../api/aws';
import { control } from '../../api/control';
import { usePolled } from '../../live/usePolled';
import { formatTime } from '../../model/formatTime';
import { Field } from '../../parts/Field';

interface Line {
  readonly at?: string;
  readonly text: string;
  readonly state?: string;
}

/** What functions printed while they answered. Nothing where the server keeps no such lines. */
export function LogLines({ executionArn, visit }: { executionArn: string; visit: Visit }) {
  const open = visit.outcome === 'open';
  const { value = [] } = usePolled(
    `lines ${executionArn} ${visit.state} ${open}`,
    async (signal) => {
      const query = new URLSearchParams({ executionArn });
      const { lines } = await control<{ lines: readonly Line[] }>(
        'GET',
        `/functions/logs?${query.toString()}`,
        scopeOfArn(executionArn),
        { signal },
      );
      return lines;
    },
    { everyMs: 2000, goesOn: () => open },
  );
  const own = value.filter(({ state }) => state === undefined || state === visit.state);
  if (own.length === 0) return null;
  return (
    <Field name="What its function printed">
      <pre class="lines" tabIndex={0} aria-label="Log lines">
        {own
          .map(({ at, text }) => `${at === undefined ? '' : `${formatTime(Date.parse(at)).slice(11)}  `}${text}`)
          .join('\n')}
      </pre>
    </Field>
  );
}
