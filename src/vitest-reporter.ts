import { CoverageRun, type CoverageReporterOptions } from './insight/coverage/CoverageRun.reporter';

/**
 * Coverage of state machines as a reporter of Vitest: `reporters: ['default', 'stepmill/vitest-reporter']`, with options
 * `['stepmill/vitest-reporter', { reporters: ['text', 'html'], thresholds: { statements: 100 } }]`.
 */
class StepmillVitestReporter {
  private readonly coverage: CoverageRun;

  constructor(options?: CoverageReporterOptions) {
    this.coverage = new CoverageRun(options);
  }

  onInit(): void {
    this.coverage.begin();
  }

  /** In watch mode, each time. */
  onTestRunStart(): void {
    this.coverage.begin();
  }

  onTestRunEnd(): void {
    const { text, failure } = this.coverage.end();
    process.stdout.write(`\n${text}`);
    if (failure !== undefined) process.exitCode = 1;
  }
}

export = StepmillVitestReporter;
