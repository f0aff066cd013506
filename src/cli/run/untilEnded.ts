import { startSystemTimer } from '../../clock/system';
import type { LiveExecution } from './EventCursor';
import { HarnessError } from '../../errors/HarnessError';
import type { Service } from '../../emulator/service/Service';

const intervalMs = 50;

/**
 * Resolves when an execution has ended. Until then, and once more at the end, `look` is called a few times a second;
 * what it throws, rejects, and ends the looking.
 */
export function untilEnded(execution: LiveExecution, look: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let over = false;
    const step = (): void => {
      timer.cancel();
      if (over) return;
      try {
        look();
        if (execution.status === 'RUNNING') timer = startSystemTimer(intervalMs, step);
        else resolve();
      } catch (error) {
        over = true;
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- whatever it was, as it was
        reject(error);
      }
    };
    let timer = startSystemTimer(0, step);
    execution.onEnd(step);
  });
}

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
      'The execution waits for answers from outside this process:',
      ...places,
      'Mock the state (--mocks FILE, with DelaySeconds when the answer is to come later), or let workers and callbacks in: ' +
        'stepmill run … --port 8083, and AWS_ENDPOINT_URL_SFN=http://127.0.0.1:8083 for them.',
    ].join('\n'),
  );
}
