import { readFileSync } from 'node:fs';
import { startSystemTimer } from '../../clock/system';
import { HarnessError } from '../../errors/HarnessError';

/** How long a server outlives its parent, in milliseconds. */
const betweenLooksMs = 500;

/** The wait for the end of a process. */
export interface ParentWatch {
  readonly gone: Promise<void>;
  cancel(): void;
}

/** Watches for the end of a process, however it ends. Throws HarnessError if it does not run. */
export function watchParent(pid: number): ParentWatch {
  const started = startOf(pid);
  if (started === undefined) throw new HarnessError(`--parent-pid ${pid}: no such process runs on this machine.`);
  let timer: ReturnType<typeof startSystemTimer>;
  const gone = new Promise<void>((resolve) => {
    const look = (): void => {
      if (startOf(pid) === started) timer = startSystemTimer(betweenLooksMs, look, { keepsRunning: false });
      else resolve();
    };
    look();
  });
  return { gone, cancel: () => timer.cancel() };
}

/**
 * The start time of a process, which distinguishes it from a later one with the same id; `undefined` if it has ended,
 * even if its own parent has not reaped it yet. Only Linux provides both.
 */
function startOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return isThere(pid) ? '' : undefined;
  try {
    // The name of the program, in parentheses, may contain spaces.
    const [state, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return state === 'Z' || state === 'X' ? undefined : fields[18];
  } catch {
    return undefined;
  }
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // The process belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
