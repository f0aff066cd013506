import { startSystemTimer } from '../../clock/system';
import type { LiveExecution } from './EventCursor';

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
