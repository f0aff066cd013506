import { HarnessError } from '../../../errors/HarnessError';

/** One mistake of a mock file. */
export interface MockConfigProblem {
  /** JSON pointer to what is wrong: `/MockedResponses/ChargeRetry/1-2`. */
  readonly pointer: string;
  readonly reason: string;
  /** From 1; absent if the configuration was not given as text. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** Thrown when a mock file cannot be used. The message lists every mistake with its place. */
export class MockConfigError extends HarnessError {
  constructor(
    readonly sourceName: string,
    readonly problems: readonly MockConfigProblem[],
  ) {
    super(
      `${sourceName} cannot be used as a mock file:\n${problems.map((problem) => `  - ${describeProblem(problem)}`).join('\n')}`,
    );
    this.name = 'MockConfigError';
  }
}

/** One mistake in a line: `line 3, column 5: /Assert is …`. */
export function describeProblem({ pointer, reason, line, column }: MockConfigProblem): string {
  const place = line === undefined ? '' : `line ${line}, column ${column}: `;
  return `${place}${pointer === '' ? 'the file' : pointer} ${reason}`;
}
