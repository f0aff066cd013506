import { useState } from 'preact/hooks';
import { scopeOfArn } from '../../api/aws';
import { startsOf, type Schedule, type Start } from '../../api/starts';
import type { Machine } from '../../api/types';
import { usePolled } from '../../api/usePolled';
import { formatTime } from '../../model/formatTime';
import { Dialog } from '../../parts/Dialog';
import { NotYet } from '../../parts/Failure';
import { JsonView } from '../../parts/JsonView';
import { Notice } from '../../parts/Notice';
import { CallRoute } from './CallRoute';
import { FireSchedule } from './FireSchedule';
import { SendEvent } from './SendEvent';

/** What starts a state machine: rules, schedules, pipes and routes of APIs. Each can be used from here. */
export function StartsPanel({ machine: { stateMachineArn, name } }: { machine: Machine }) {
  const scope = scopeOfArn(stateMachineArn);
  const { value, error } = usePolled(`starts ${stateMachineArn}`, (signal) => startsOf(name, scope, signal), {
    everyMs: 3000,
  });
  const [used, setUsed] = useState<Start>();
  if (value === undefined) return <NotYet what="what starts it" error={error} arn={stateMachineArn} />;
  const { starts, schedules } = value;
  if (starts.length === 0)
    return (
      <Notice title="Only calls start it">
        <p>
          No file that is served declares a rule, schedule, pipe or API with it. Serve the template that does:{' '}
          <code>stepmill start template.yaml</code>
        </p>
      </Notice>
    );
  const close = (): void => setUsed(undefined);
  return (
    <>
      <ul class="plain starts">
        {starts.map((start) => (
          <li key={`${start.kind} ${start.name}`} class="card">
            <StartCard
              start={start}
              schedule={schedules.find((one) => one.name === start.name)}
              onUse={() => setUsed(start)}
            />
          </li>
        ))}
      </ul>
      {used !== undefined && (
        <Dialog title={`${actionOf(used)}: ${titleOf(used)}`} onClose={close}>
          {used.kind === 'rule' && used.settings['pattern'] !== undefined && <SendEvent rule={used} scope={scope} />}
          {isTimed(used) && <FireSchedule name={used.name} scope={scope} />}
          {isRoute(used) && <CallRoute route={used} scope={scope} />}
        </Dialog>
      )}
    </>
  );
}

function StartCard({ start, schedule, onUse }: { start: Start; schedule: Schedule | undefined; onUse: () => void }) {
  const { kind, source, problem, settings } = start;
  const pattern = settings['pattern'];
  const canBeUsed = problem === undefined && (kind === 'rule' || isTimed(start) || isRoute(start));
  return (
    <>
      <div class="bar">
        <h2>
          <span class="badge">{kinds[kind]}</span> {titleOf(start)}
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
        {describe(start).join(' · ')}
        {describe(start).length > 0 && ' · '}
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

function isRoute({ kind }: Start): boolean {
  return kind === 'restMethod' || kind === 'httpRoute';
}

/** A rule with a pattern is used by an event, even if it has a schedule, too. */
function isTimed({ kind, settings }: Start): boolean {
  return kind === 'schedule' || (settings['schedule'] !== undefined && settings['pattern'] === undefined);
}

function actionOf(start: Start): string {
  if (isRoute(start)) return 'Call it';
  return isTimed(start) ? 'Fire it' : 'Send an event';
}

function titleOf({ kind, name, settings }: Start): string {
  if (kind === 'restMethod') return `${String(settings['httpMethod'])} ${String(settings['path'])}`;
  return kind === 'httpRoute' ? String(settings['routeKey']) : name;
}

function describe({ kind, settings }: Start): readonly string[] {
  const { eventBus, api, authorization, sourceArn, action, subtype } = settings as Readonly<Record<string, string>>;
  switch (kind) {
    case 'rule':
      return eventBus === undefined || eventBus === 'default' ? [] : [`bus ${eventBus}`];
    case 'pipe':
      return [`from ${sourceArn!}`];
    case 'restMethod':
    case 'httpRoute':
      return [
        `API ${api!}`,
        action ?? subtype!.replace('StepFunctions-', ''),
        ...(authorization === undefined ? [] : [`${authorization} is not checked here`]),
      ];
    default:
      return [];
  }
}
