import { formatCount } from '../../util/formatCount';
import { formatDuration } from '../trace/formatDuration';
import { pricePerTransition, prices, type Cost, type ExpressCost } from './estimateCost';

/** The cost of executions of one region in a line: the sum, the region of the prices, and the composition. */
export function formatCost(costs: readonly Cost[]): string {
  const dollars = costs.reduce((sum, cost) => sum + cost.dollars, 0);
  const transitions = costs.reduce((sum, cost) => sum + (cost.type === 'STANDARD' ? cost.transitions : 0), 0);
  const express = costs.filter((cost) => cost.type === 'EXPRESS');
  const region = costs[0]?.region ?? prices.region;
  const parts = [
    ...(transitions === 0
      ? []
      : [`STANDARD: ${formatCount(transitions, 'transition')} at ${formatDollars(pricePerTransition(region))}`]),
    ...(express.length === 0 ? [] : [`EXPRESS: ${formatExpress(express)}`]),
  ];
  return `${formatDollars(dollars)} in ${region} (${parts.join('; ')})`;
}

function formatExpress(costs: readonly ExpressCost[]): string {
  const [first, ...others] = costs;
  if (others.length === 0) return `one request, ${formatDuration(first!.billedMs)} at ${first!.billedMb} MB`;
  const billedMs = costs.reduce((sum, cost) => sum + cost.billedMs, 0);
  return `${formatCount(costs.length, 'request')}, ${formatDuration(billedMs)} in all`;
}

/** Three significant digits: `$0.000325`. */
export function formatDollars(dollars: number): string {
  if (dollars === 0) return '$0';
  const digits = Math.min(12, Math.max(2, 2 - Math.floor(Math.log10(dollars))));
  return `$${dollars.toFixed(digits).replace(/(\.\d\d\d*?)0+$/, '$1')}`;
}
