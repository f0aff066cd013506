import { HarnessError } from '../../errors/HarnessError';
import type { Service } from '../../emulator/service/Service';
import type { LiveExecution } from './EventCursor';

/**
 * Throws HarnessError when an execution, and those that it has started, wait only for workers and task tokens: nobody
 * can reach this process, so they would wait for ever.
 */
export function throwIfStuck(service: Service, execution: LiveExecution): void {
  const arns = new Set([execution.arn, ...service.calls.all.map(({ executionArn }) => executionArn)]);
  const running = [...arns].flatMap((arn) => service.execution(arn) ?? []).filter(({ status }) => status === 'RUNNING');
  const open = running.flatMap((each) => each.openStates());
  const stuck = open.filter(({ waitsForClient }) => waitsForClient);
  // A parent waits for the child that is stuck.
  const others = open.filter(
    ({ waitsForClient, waitsFor }) => !waitsForClient && !/states:startExecution\.sync/.test(waitsFor),
  );
  if (stuck.length === 0 || others.length > 0) return;
  const places = stuck.map(({ state, waitsFor }) => `  - state '${state}' waits for ${waitsFor}`);
  throw new HarnessError(
    [
      'Nothing goes on without somebody outside:',
      ...places,
      'Mock the state (--mocks FILE, with DelaySeconds when the answer is to come later), or let workers and callbacks in: ' +
        'stepmill run … --port 8083, and AWS_ENDPOINT_URL_SFN=http://127.0.0.1:8083 for them.',
    ].join('\n'),
  );
}
