import path from 'node:path';
import { HarnessError } from '../../errors/HarnessError';
import { checkMembers } from '../../util/checkMembers';
import { clearShards, shardFiles } from './readShards';
import type { ReportOptions } from './reportCoverage';
import { checkThresholds } from './thresholds';
import { lazy } from '../../util/lazy';

const loadReportCoverage = lazy(() => require('./reportCoverage') as typeof import('./reportCoverage'));

/** Options of `stepmill/jest-reporter` and `stepmill/vitest-reporter`. */
export interface CoverageReporterOptions extends ReportOptions {
  /** The folder for the coverage and the reports. Default: `coverage/stepmill`. */
  readonly dir?: string | undefined;
}

/** The coverage result of a test run. */
interface CoverageResult {
  readonly text: string;
  /** Why the run fails; `undefined` if it does not. */
  readonly failure: HarnessError | undefined;
}

/** Coverage of one run of a test runner, whose workers inherit the environment. */
export class CoverageRun {
  private readonly folder: string;
  private readonly options: ReportOptions;

  /** Throws HarnessError for an unknown option. */
  constructor({ dir = 'coverage/stepmill', ...options }: CoverageReporterOptions = {}) {
    const known = ['reporters', 'thresholds', 'perFile', 'exclude', 'include', 'join'];
    checkMembers(options, known, 'The coverage reporter of Stepmill');
    checkThresholds(options.thresholds ?? {});
    this.folder = path.resolve(dir);
    this.options = options;
  }

  /** While `stepmill mutate` runs the tests, their coverage belongs to it, and thresholds are ignored. */
  private get standsAside(): boolean {
    return Boolean(process.env['STEPMILL_MUTANT']);
  }

  /** Called before the tests: removes the results of an earlier run. */
  begin(): void {
    if (this.standsAside) return;
    clearShards(this.folder);
    process.env['STEPMILL_COVERAGE'] = this.folder;
  }

  /** Called after the tests. */
  end(): CoverageResult {
    if (this.standsAside) return { text: '', failure: undefined };
    // A run of unrelated tests leaves no coverage. That is only a failure if thresholds or files are named.
    const { thresholds = {}, include = [] } = this.options;
    if (shardFiles(this.folder).length === 0 && Object.keys(thresholds).length + include.length === 0)
      return { text: 'Stepmill: no test of this run has used a state machine.\n', failure: undefined };
    try {
      const { reportCoverage } = loadReportCoverage();
      const { text, missed } = reportCoverage([this.folder], this.folder, this.options);
      return { text, failure: missed.length === 0 ? undefined : new HarnessError(missed.join('\n')) };
    } catch (error) {
      if (!HarnessError.is(error)) throw error;
      return { text: `Stepmill: ${error.message}\n`, failure: error };
    }
  }
}
