import type { CoverageMap } from 'istanbul-lib-coverage';
import { HarnessError } from '../../errors/HarnessError';
import { checkMembers } from '../../util/checkMembers';

/** Percentages that must be reached, in Istanbul's terms: a state is a statement, a block of states is a function. */
export interface Thresholds {
  readonly statements?: number | undefined;
  readonly branches?: number | undefined;
  readonly functions?: number | undefined;
  readonly lines?: number | undefined;
}

export const metrics = ['statements', 'branches', 'functions', 'lines'] as const;

const words: Readonly<Record<(typeof metrics)[number], string>> = {
  statements: 'states',
  branches: 'transitions, rules, retriers, catchers and ways of ? :',
  functions: 'machines, branches and items',
  lines: 'lines',
};

/** Throws HarnessError for an unknown metric, and for a value that is not a percentage. */
export function checkThresholds(thresholds: Thresholds): void {
  checkMembers(thresholds, metrics, 'The thresholds');
  for (const [metric, percent] of Object.entries(thresholds) as [string, unknown][])
    if (percent !== undefined && !(typeof percent === 'number' && percent >= 0 && percent <= 100))
      throw new HarnessError(
        `The threshold of ${metric} must be a percentage from 0 to 100, not ${typeof percent === 'number' ? percent : JSON.stringify(percent)}.`,
      );
}

/** A sentence for each missed threshold: of the total or, with `perFile`, of each file. */
export function missedThresholds(map: CoverageMap, thresholds: Thresholds, perFile: boolean): readonly string[] {
  checkThresholds(thresholds);
  const summaries = perFile
    ? map.files().map((file) => [` of ${shown(file)}`, map.fileCoverageFor(file).toSummary()] as const)
    : [['', map.getCoverageSummary()] as const];
  return summaries.flatMap(([where, summary]) =>
    metrics.flatMap((metric) => {
      const least = thresholds[metric];
      if (least === undefined) return [];
      const { pct, covered, total } = summary[metric];
      // If nothing ran, nothing is reached; a machine without branches has reached all of them.
      const reached = total > 0 ? pct : summary.statements.total > 0 ? 100 : 0;
      if (reached >= least) return [];
      return [
        `Coverage of ${words[metric]}${where} is ${reached} % (${covered} of ${total}), less than ${least} % (${metric}).`,
      ];
    }),
  );
}

function shown(file: string): string {
  return file.startsWith(`${process.cwd()}/`) ? file.slice(process.cwd().length + 1) : file;
}
