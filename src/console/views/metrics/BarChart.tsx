import { formatTime } from '../../model/formatTime';
import type { Point } from './Point';

/** The name, colour and values of one kind of bar. */
export type Series = readonly [
  name: string,
  colour: 'good' | 'bad' | 'warn' | 'busy' | 'off',
  of: (point: Point) => number,
];

const width = 600;
const height = 120;

/** Values over time as stacked bars of several kinds. */
export function BarChart({
  title,
  points,
  series,
  unit,
  isPeak = false,
}: {
  title: string;
  points: readonly Point[];
  series: readonly Series[];
  unit: (value: number) => string;
  /** Values of several periods are not added up. */
  isPeak?: boolean;
}) {
  const totalOf = (point: Point): number => series.reduce((sum, [, , of]) => sum + of(point), 0);
  const most = points.reduce((highest, point) => Math.max(highest, totalOf(point)), 0);
  const step = width / points.length;
  const bar = Math.min(40, step * 0.8);
  const parts = series.map(([name, , of]) => `${name}: ${unit(points.reduce((sum, point) => sum + of(point), 0))}`);
  const summary = isPeak ? `at most ${unit(most)}` : parts.join(', ');
  return (
    <figure class="chart">
      <figcaption>
        {title} <span class="dim">{summary}</span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={`${title}, ${summary}`}>
        {points.map((point, index) => {
          let top = height;
          return series.map(([name, colour, of]) => {
            const value = of(point);
            if (value === 0) return null;
            const tall = Math.max(2, (value / most) * (height - 4));
            top -= tall;
            return (
              <rect
                key={`${point.at} ${name}`}
                class={`bar-${colour}`}
                x={index * step + (step - bar) / 2}
                y={top}
                width={bar}
                height={tall}
              >
                <title>{`${formatTime(Date.parse(point.at)).slice(0, 19)}: ${name} ${unit(value)}`}</title>
              </rect>
            );
          });
        })}
      </svg>
      <p class="dim small ends">
        <span>{formatTime(Date.parse(points[0]!.at)).slice(0, 19)}</span>
        <span>{formatTime(Date.parse(points.at(-1)!.at)).slice(0, 19)}</span>
      </p>
    </figure>
  );
}
