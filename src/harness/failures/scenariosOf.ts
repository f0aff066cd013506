import type { StateMachineDefinition } from '../../language/asl/types';
import type { ScriptBuilder } from '../../tasks/mocking/ScriptBuilder';
import { failuresOf, playFailures } from './failuresOf';
import type { FailureScenario } from './FailureScenario';

interface Around<State extends string> {
  readonly definition: StateMachineDefinition;
  /** Mocks a state of the machine, for the test that runs. */
  readonly mock: (state: State) => ScriptBuilder;
  /** Called when there are some: what hears that a test has played one. */
  readonly offer: () => { isPlayed: boolean } | undefined;
}

/** The failures of a definition, each with a function that lets the state fail so. */
export function scenariosOf<State extends string>({
  definition,
  mock,
  offer,
}: Around<State>): readonly FailureScenario<State>[] {
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
