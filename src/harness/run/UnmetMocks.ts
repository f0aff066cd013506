import type { HarnessError } from '../../errors/HarnessError';
import type { MockScope } from '../../tasks/mocking/Mocks';
import type { Place } from '../places/Place';
import type { RegisteredFunction } from '../RegisteredFunctions';
import type { TestInProgress } from '../runner/TestInProgress';
import type { UnmatchedNames } from './UnmatchedNames';
import { runsSomeTestsOnly, unplayedFailures, unusedMockErrors } from './unusedMockErrors';

interface Given {
  readonly place: Place;
  readonly test: TestInProgress;
  readonly unmatchedNames: UnmatchedNames;
  /** Those that tests have registered. */
  readonly functions: () => readonly RegisteredFunction[];
  /** Whether a mock that was never asked is an error. */
  readonly fails: boolean;
}

/** The errors of mocks and names that nothing has met. */
export class UnmetMocks {
  constructor(private readonly given: Given) {}

  /**
   * At the end of a test or of a file. Where only some tests have run, others may be those that need what nothing has met.
   *
   * @param isLast whether no test comes after this one that may meet it
   */
  at(scope: MockScope, isLast: boolean): readonly HarnessError[] | Promise<readonly HarnessError[]> {
    const { place, test, unmatchedNames, fails } = this.given;
    if (isLast && (test.isPartial || runsSomeTestsOnly())) return [];
    if (fails) return this.all(scope);
    const unplayed = scope === 'test' ? unplayedFailures(place, scope) : [];
    return [...unplayed, ...unmatchedNames.of(scope)];
  }

  /** With `unusedMocks: 'fail'`. */
  private async all(scope: MockScope): Promise<readonly HarnessError[]> {
    const { place, unmatchedNames, functions } = this.given;
    const unused = await unusedMockErrors(scope, place, functions());
    return [...unused, ...unmatchedNames.of(scope, { leavesScripts: true })];
  }
}
