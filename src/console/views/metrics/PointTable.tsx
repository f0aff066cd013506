import { formatTaken, formatTime } from '../../model/formatTime';
import type { Point } from './Point';

/** The same figures as a table of the periods in which something happened. */
export function PointTable({ points }: { points: readonly Point[] }) {
  const shown = points.filter(({ at: _at, seconds: _seconds, ...counts }) =>
    Object.values(counts).some((value) => value > 0),
  );
  return (
    <div class="scrolling" tabIndex={0} role="region" aria-label="Figures">
      <table>
        <thead>
          <tr>
            <th scope="col">From (UTC)</th>
            {['Started', 'Succeeded', 'Failed', 'Timed out', 'Aborted', 'Throttled', 'Average', '95 %', 'Slowest'].map(
              (name) => (
                <th key={name} scope="col" class="number">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ at, started, succeeded, failed, timedOut, aborted, throttled, seconds }) => (
            <tr key={at}>
              <td>{formatTime(Date.parse(at)).slice(0, 19)}</td>
              {[started, succeeded, failed, timedOut, aborted, throttled].map((count, index) => (
                <td key={index} class="number">
                  {count}
                </td>
              ))}
              {[seconds?.average, seconds?.p95, seconds?.maximum].map((value, index) => (
                <td key={index} class="number">
                  {value === undefined ? '' : formatTaken(Math.round(value * 1000), '<1ms')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
