import type { WorkflowType } from '../../language/asl/types';
import { formatDollars } from '../../story/cost/formatCost';
import { knowsExpress, prices } from '../../story/cost/estimateCost';
import { formatDuration } from '../../story/trace/formatDuration';
import { formatCount } from '../../util/formatCount';
import type { CostOptions, PricedPath, PricedPaths } from './printCost';

type Assumed = Pick<CostOptions, 'executions' | 'items' | 'taskSeconds'>;

const shownPaths = 20;

/** Paths with their costs, the most expensive last, and the assumptions. */
export function formatPaths(priced: PricedPaths, assumed: Assumed, type: WorkflowType): string {
  const sorted = [...priced.paths].sort((a, b) => a.transitions - b.transitions);
  const shown = sorted.length <= shownPaths ? sorted : [...sorted.slice(0, 1), ...sorted.slice(1 - shownPaths)];
  const left = sorted.length - shown.length;
  return [
    `${formatCount(assumed.executions, 'execution')} (the machine is ${type}):`,
    '',
    ...shown.flatMap((path) => [...describe(path, assumed.executions, priced.region), '']),
    ...(left > 0 || priced.more ? [`${priced.more ? 'Many' : left} more ways are not shown: --json.`, ''] : []),
    ...notes(priced, assumed),
    '',
  ].join('\n');
}

function describe(
  { states, fails, transitions, seconds, standard, express }: PricedPath,
  times: number,
  region: string,
): string[] {
  const duration = formatDuration(Math.round(seconds * 1000));
  return [
    `${states.join(' → ')}${fails ? '  (after an error)' : ''}`,
    `  STANDARD  ${formatDollars(times * standard.dollars)}  (${formatCount(transitions, 'transition')} each)`,
    express === undefined
      ? noExpress(region)
      : `  EXPRESS   ${formatDollars(times * express.dollars)}  (${duration} at ${express.billedMb} MB each)`,
  ];
}

/** Why there is no EXPRESS price. */
export function noExpress(region: string): string {
  return knowsExpress(region)
    ? '  EXPRESS   not possible: five minutes, no .sync, no task tokens, no Distributed Map'
    : `  EXPRESS   its price in ${region} is not known here: see the page below`;
}

/** Where the prices come from. */
export function priceSource(region: string): string {
  const express = knowsExpress(region) ? `STANDARD and EXPRESS in ${region}` : `STANDARD in ${region}`;
  return `Prices: https://aws.amazon.com/step-functions/pricing/, as of ${prices.asOf}, ${express}, without the free tier.`;
}

function notes({ loops, unknownWaits, region, paths }: PricedPaths, { items, taskSeconds }: Assumed): string[] {
  const has = (what: 'parallelSteps' | 'children'): boolean => paths.some((path) => path[what] > 0);
  return [
    `Assumed: a Task takes ${formatDuration(taskSeconds * 1000)}${has('parallelSteps') ? `, a Map has ${formatCount(items, 'item')}` : ''}, data are small. Retries, nested executions and the services that tasks call are not included.`,
    ...(loops.length > 0 ? [`Each round of a loop is charged again: ${loops.join(', ')} can lead back.`] : []),
    ...(unknownWaits.length > 0 ? [`Only the input determines how long these wait: ${unknownWaits.join(', ')}.`] : []),
    ...(has('children') ? ['Children of a Distributed Map are counted as STANDARD executions.'] : []),
    priceSource(region),
  ];
}
