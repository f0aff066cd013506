import type { Verdict } from '../../testing/recordings/replay/Replay';
import type { ReplayedFile } from './replay';

/** What came of playing recordings, for programs. */
export function replaysAsJson(replayed: readonly ReplayedFile[], definition: string | undefined): string {
  const counts: Record<Verdict, number> = { agrees: 0, differs: 0, unanswered: 0, unusable: 0 };
  for (const { replay } of replayed) counts[replay?.verdict ?? 'unusable'] += 1;
  const recordings = replayed.map(({ file, replay, problem }) => ({
    file,
    executionArn: replay?.recorded.executionArn,
    status: replay?.recorded.status,
    verdict: replay?.verdict ?? 'unusable',
    reason: replay?.reason ?? problem,
    place: replay?.place,
    differences: replay?.comparison.differences ?? [],
    notCompared: replay?.comparison.notCompared ?? [],
  }));
  return `${JSON.stringify({ definition, counts, recordings }, plainNumbers, 2)}\n`;
}

function plainNumbers(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
