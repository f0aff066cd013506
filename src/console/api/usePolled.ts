import { useEffect, useRef, useState } from 'preact/hooks';
import { LostError } from './send';
import { later, now } from '../live/timers';

export interface Polled<T> {
  /** The latest response to the current request, never to another one. */
  readonly value: T | undefined;
  /** Why there is no response, or no newer one. */
  readonly error: Error | undefined;
  /** Sends the request again immediately. */
  readonly reload: () => void;
}

interface PollOptions<T> {
  readonly everyMs?: number;
  /** Whether to continue polling after this response. Default: always. */
  readonly goesOn?: (value: T) => boolean;
}

/** Requests take at most a fifth of the time, however long a response takes. */
const pauses = 4;

/**
 * Sends a request, and repeats it while the page is visible. `key` identifies the request: when it changes, the old
 * response is dropped. `undefined`: sends nothing.
 */
export function usePolled<T>(
  key: string | undefined,
  ask: (signal: AbortSignal) => Promise<T>,
  { everyMs = 1500, goesOn = () => true }: PollOptions<T> = {},
): Polled<T> {
  const [answer, setAnswer] = useState<{ key: string | undefined; value?: T | undefined; error?: Error | undefined }>({
    key,
  });
  const latest = useRef({ ask, goesOn });
  latest.current = { ask, goesOn };
  const wake = useRef(() => {});

  useEffect(() => {
    if (key === undefined) return undefined;
    const interest = new AbortController();
    let timer: { cancel(): void } | undefined;
    let asking = false;
    const look = async (): Promise<void> => {
      if (asking || interest.signal.aborted) return;
      asking = true;
      timer?.cancel();
      const begun = now();
      let wants = true;
      try {
        const value = await latest.current.ask(interest.signal);
        if (interest.signal.aborted) return;
        setAnswer({ key, value });
        wants = latest.current.goesOn(value);
      } catch (error) {
        if (interest.signal.aborted) return;
        // If the server does not respond, the last response stays visible, marked as old. If it rejects the request,
        // nothing is shown.
        setAnswer((before) => ({
          key,
          value: error instanceof LostError && before.key === key ? before.value : undefined,
          error: error as Error,
        }));
      } finally {
        asking = false;
      }
      if (wants) timer = later(Math.max(everyMs, pauses * (now() - begun)), () => void (document.hidden || look()));
    };
    const onVisible = (): void => void (document.hidden || look());
    const again = (): void => void look();
    wake.current = again;
    document.addEventListener('visibilitychange', onVisible);
    void look();
    return () => {
      interest.abort();
      timer?.cancel();
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [key, everyMs]);

  const { value, error } = answer.key === key ? answer : { value: undefined, error: undefined };
  return { value, error, reload: () => wake.current() };
}
