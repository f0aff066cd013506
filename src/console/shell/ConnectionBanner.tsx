import { useEffect } from 'preact/hooks';
import { connection, send } from '../api/send';
import { later } from '../live/timers';
import { formatTime } from '../model/formatTime';

const everyMs = 2000;

/** Says that the server does not answer, and since when, so that old data is not taken for new. */
export function ConnectionBanner() {
  const { lostSince, lastAnswer } = connection.value;
  const isLost = lostSince !== undefined;
  useEffect(() => {
    document.body.classList.toggle('stale', isLost);
    if (!isLost) return undefined;
    let timer = later(everyMs, ask);
    function ask(): void {
      send('/health', {}).catch(() => (timer = later(everyMs, ask)));
    }
    return () => timer.cancel();
  }, [isLost]);
  if (!isLost) return null;
  return (
    <div class="banner" role="alert">
      <strong>Connection lost.</strong>{' '}
      {lastAnswer === undefined
        ? 'The server has not answered yet.'
        : `What is shown is as of ${formatTime(lastAnswer)} UTC.`}{' '}
      Trying again every two seconds.
    </div>
  );
}
