import type { Visit } from '../../../story/trace/Story';
import { scopeOfArn } from '../../api/aws';
import { control } from '../../api/control';
import { usePolled } from '../../live/usePolled';
import { formatTime } from '../../model/formatTime';
import { functionOf, requestIdsOf } from '../../model/functionOf';
import { Field } from '../../parts/Field';

interface Line {
  readonly requestId?: string;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  readonly at: string;
}

/** Where no invocation can be told from the others, so many lines are shown. */
const mostOthers = 50;

/** What the function of a task printed: in this visit where its answers tell which invocations those were, else lately. */
export function LogLines({ executionArn, visit }: { executionArn: string; visit: Visit }) {
  const open = visit.outcome === 'open';
  const name = functionOf(visit);
  const { value } = usePolled(
    name === undefined ? undefined : `lines ${executionArn} ${visit.enteredId} ${open}`,
    async (signal) => {
      const query = new URLSearchParams({ functionName: name! });
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
  if (value === undefined || value.length === 0) return null;
  const ids = requestIdsOf(visit);
  const isTold = ids.length === visit.attempts.length;
  const shown = isTold ? value.filter(({ requestId = '' }) => ids.includes(requestId)) : value.slice(-mostOthers);
  if (shown.length === 0) return null;
  return (
    <Field name={isTold ? `What ${name!} printed` : `What ${name!} printed last, for whomever`}>
      <pre class="lines" tabIndex={0} aria-label="Log lines">
        {shown.map(({ at, text }) => `${formatTime(Date.parse(at)).slice(11)}  ${text}`).join('\n')}
      </pre>
    </Field>
  );
}
