import { control } from '../api/control';
import { usePolled } from '../live/usePolled';
import { formatTime } from '../model/formatTime';
import { describeMode, type Clock } from '../views/waiting/clock';
import { scope } from './scope';

/** The emulator's time, which need not be that of the machine. Nothing where the control API is closed to this page. */
export function ClockChip() {
  const whose = scope.value;
  const { value } = usePolled(
    `clock ${whose.account ?? ''}`,
    (signal) => control<Clock>('GET', '/clock', whose, { signal }),
    {
      everyMs: 2000,
    },
  );
  if (value === undefined) return null;
  return (
    <a class="chip" href="#/waiting" title="The emulator’s clock, in UTC">
      <span class="dim">{describeMode(value.mode)}</span> <time>{formatTime(Date.parse(value.now)).slice(0, 19)}</time>
    </a>
  );
}
