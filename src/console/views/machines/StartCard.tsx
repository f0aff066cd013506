import type { Schedule, Start } from '../../api/starts';
import { formatTime } from '../../model/formatTime';
import { actionOf, describeStart, isRoute, isTimed, startTitle } from '../../model/startText';
import { JsonView } from '../../parts/JsonView';

/** One thing that starts a state machine. */
export function StartCard({
  start,
  schedule,
  onUse,
}: {
  start: Start;
  schedule: Schedule | undefined;
  onUse: () => void;
}) {
  const { kind, source, problem, settings } = start;
  const pattern = settings['pattern'];
  const canBeUsed = problem === undefined && (kind === 'rule' || isTimed(start) || isRoute(start));
  return (
    <>
      <div class="bar">
        <h2>
          <span class="badge">{kinds[kind]}</span> {startTitle(start)}
        </h2>
        {settings['enabled'] === false && <span class="badge warn">disabled</span>}
        <span class="grow" />
        {canBeUsed && (
          <button type="button" onClick={onUse}>
            {actionOf(start)}
          </button>
        )}
      </div>
      {problem !== undefined && <p class="fault">{problem}</p>}
      <p class="dim">
        {describeStart(start).join(' · ')}
        {describeStart(start).length > 0 && ' · '}
        {source.file}:{source.line}
      </p>
      {schedule !== undefined && (
        <p>
          <code>{schedule.expression}</code>{' '}
          <span class="dim number">
            {schedule.nextTime === undefined
              ? 'is never due'
              : `is due at ${formatTime(Date.parse(schedule.nextTime)).slice(0, 19)} (UTC)`}
            {schedule.zone !== 'UTC' && `, by the clock of ${schedule.zone}`}
          </span>
        </p>
      )}
      {pattern !== undefined && <JsonView text={JSON.stringify(pattern)} label={`Pattern of ${start.name}`} />}
    </>
  );
}

const kinds: Readonly<Record<Start['kind'], string>> = {
  rule: 'rule',
  schedule: 'schedule',
  pipe: 'pipe',
  restMethod: 'REST API',
  httpRoute: 'HTTP API',
  bucketEvents: 'bucket',
};
