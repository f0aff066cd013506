import { failuresOf, playFailures } from './failuresOf';
import type { FailureScenario } from '../../story/inspection/FailureScenario';
import type { Scene } from '../../harness/features';

/** The failures of a definition, each with a function that plays it. */
export function scenariosOf<State extends string>({
  definition,
  mock,
  offer,
}: Scene<State>): readonly FailureScenario<State>[] {
  const failures = failuresOf(definition);
  const offered = failures.length > 0 ? offer() : undefined;
  return failures.map((failure) => {
    const state = failure.state as State;
    const play = (): void => {
      if (offered !== undefined) offered.isPlayed = true;
      playFailures(failure, (each) => mock(each as State));
    };
    return { ...failure, state, play };
  });
}
