import { useEffect, useState } from 'preact/hooks';
import { later } from '../live/timers';

const quietMs = 250;
const longMs = 6000;

/** Shows nothing at first, because most responses arrive immediately, and a message if it takes long. */
export function Loading({ what }: { what: string }) {
  const [phase, setPhase] = useState(0);
  useEffect(() => {
    const timers = [later(quietMs, () => setPhase(1)), later(longMs, () => setPhase(2))];
    return () => timers.forEach((timer) => timer.cancel());
  }, []);
  return (
    <p class="loading" role="status">
      {phase === 0
        ? ''
        : phase === 1
          ? `Loading ${what} …`
          : `Loading ${what} takes long; the server has not answered yet.`}
    </p>
  );
}
