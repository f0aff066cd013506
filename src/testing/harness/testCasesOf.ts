import type * as MockFiles from '../../tasks/mocking/config/loadMockConfig';

/** The names of the test cases that a mock file has for a state machine; without one, of all of them. */
export function testCasesOf(mocksFile: string, stateMachine: string | undefined): readonly string[] {
  const { loadMockConfigFile } = require('../../tasks/mocking/config/loadMockConfig') as typeof MockFiles;
  const config = loadMockConfigFile(mocksFile);
  const machines = stateMachine === undefined ? config.stateMachines : [stateMachine];
  const cases = [...new Set(machines.flatMap((machine) => config.testCases(machine)))];
  // test.each of nothing would test nothing.
  if (cases.length === 0 && stateMachine !== undefined) config.checkTestCase(stateMachine, '*');
  return cases;
}
