import { formatComparison } from '../../diff/formatComparison';
import { formatPlace, type Replay } from './Replay';

/** What a replay found, besides its verdict: the reason, the differences, and the place that caused the first one. */
export function describeReplay({ verdict, reason, comparison, place }: Replay): string[] {
  const { differences, notCompared } = comparison;
  const compares = notCompared.length > 0 || (verdict !== 'agrees' && differences.length > 0);
  return [
    ...(reason === undefined ? [] : [reason]),
    ...(compares ? formatComparison(comparison, { expected: 'recorded', actual: 'now' }).split('\n') : []),
    ...(place === undefined ? [] : [formatPlace(place)]),
  ];
}
