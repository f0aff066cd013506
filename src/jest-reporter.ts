import { CoverageRun, type CoverageReporterOptions } from './insight/coverage/CoverageRun.reporter';

/**
 * Coverage of state machines as a reporter of Jest: `reporters: ['default', 'stepmill/jest-reporter']`, with options
 * `['stepmill/jest-reporter', { reporters: ['text', 'html'], thresholds: { statements: 100 } }]`.
 */
class StepmillJestReporter {
  private readonly coverage: CoverageRun;
  private failure: Error | undefined;

  constructor(_globalConfig: unknown, options?: CoverageReporterOptions) {
    this.coverage = new CoverageRun(options);
  }

  onRunStart(): void {
    this.failure = undefined;
    this.coverage.begin();
  }

  onRunComplete(): void {
    const { text, failure } = this.coverage.end();
    this.failure = failure;
    process.stdout.write(`\n${text}`);
  }

  /** Jest fails the run for it. */
  getLastError(): Error | undefined {
    return this.failure;
  }
}

export = StepmillJestReporter;
