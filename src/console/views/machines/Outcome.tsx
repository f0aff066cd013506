import type { Target } from '../../api/starts';
import { formatRoute } from '../../route/route';

/** What became of the targets of a rule or schedule. */
export function Outcome({ targets }: { targets: readonly Target[] }) {
  return (
    <ul class="plain" role="status">
      {targets.map(({ id, arn, executionArn, failure, notRun }) => (
        <li key={id}>
          {executionArn === undefined ? (
            <span class="fault">
              {arn.split(':').at(-1)}: {failure === undefined ? notRun : `${failure.code}: ${failure.message}`}
            </span>
          ) : (
            <StartedLink executionArn={executionArn} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** A link to an execution that was just started. */
export function StartedLink({ executionArn }: { executionArn: string }) {
  const [, , , , , , machine, name] = executionArn.split(':');
  return (
    <>
      Started{' '}
      <a href={formatRoute('execution', [executionArn])}>
        {machine}, {name}
      </a>
    </>
  );
}
