import { useState } from 'preact/hooks';
import { scopeOfArn } from '../../api/aws';
import { startsOf, type Start } from '../../api/starts';
import type { Machine } from '../../api/types';
import { usePolled } from '../../api/usePolled';
import { actionOf, isRoute, isTimed, startTitle } from '../../model/startText';
import { Dialog } from '../../parts/Dialog';
import { NotYet } from '../../parts/Failure';
import { Notice } from '../../parts/Notice';
import { CallRoute } from './CallRoute';
import { FireSchedule } from './FireSchedule';
import { SendEvent } from './SendEvent';
import { StartCard } from './StartCard';

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
        <Dialog title={`${actionOf(used)}: ${startTitle(used)}`} onClose={close}>
          {used.kind === 'rule' && used.settings['pattern'] !== undefined && <SendEvent rule={used} scope={scope} />}
          {isTimed(used) && <FireSchedule name={used.name} scope={scope} />}
          {isRoute(used) && <CallRoute route={used} scope={scope} />}
        </Dialog>
      )}
    </>
  );
}
