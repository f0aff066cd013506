import { formatDuration } from '../trace/formatDuration';
import { formatCount } from '../../util/formatCount';
import type { Cost } from './estimateCost';
import { prices } from './prices';

/** A cost in a line: the sum, and what it is made of. */
export function formatCost(cost: Cost): string {
  const dollars = formatDollars(cost.dollars);
  if (cost.type === 'STANDARD') {
    const { transitions } = cost;
    const each = formatDollars(prices.standard.perTransition);
    return `${dollars} (STANDARD: ${formatCount(transitions, 'transition')} at ${each})`;
  }
  return `${dollars} (EXPRESS: one request, ${formatDuration(cost.billedMs)} at ${cost.billedMb} MB)`;
}

/** Three digits that count, however small: `$0.000325`. */
function formatDollars(dollars: number): string {
  if (dollars === 0) return '$0';
  const digits = Math.min(12, Math.max(2, 2 - Math.floor(Math.log10(dollars))));
  return `$${dollars.toFixed(digits).replace(/(\.\d\d\d*?)0+$/, '$1')}`;
}
