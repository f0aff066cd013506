import { readFileSync } from 'node:fs';
import { HarnessError } from '../../errors/HarnessError';
import { isObject, member, type Json, type JsonObject } from '../../util/json';

/**
 * The test case to start with: the one that is asked for, or the only one that the mock file has for this machine.
 * Throws HarnessError that names those there are when it is not clear.
 */
export function chooseTestCase(
  mocks: string | undefined,
  testCase: string | undefined,
  machine: string,
): string | undefined {
  if (mocks === undefined || testCase !== undefined) return testCase;
  const machines = membersOf(readMocks(mocks), 'StateMachines');
  const names = Object.keys(membersOf(member(machines, machine), 'TestCases'));
  if (names.length === 1) return names[0];
  if (names.length === 0) throw noTestCase(mocks, machine, Object.keys(machines));
  throw new HarnessError(
    `${mocks} has several test cases for '${machine}': ${names.join(', ')}. Say which: --test-case NAME.`,
  );
}

function noTestCase(mocks: string, machine: string, others: readonly string[]): HarnessError {
  const known =
    others.length === 0
      ? 'It has none at all.'
      : `It has some for: ${others.join(', ')}. --name NAME runs it by that name.`;
  return new HarnessError(`${mocks} has no test case for the state machine '${machine}'. ${known}`);
}

/** The file has been read and found right by then. */
function readMocks(mocks: string): Json {
  return JSON.parse(readFileSync(mocks, 'utf8').replace(/^\uFEFF/, '')) as Json;
}

function membersOf(value: Json | undefined, name: string): JsonObject {
  const found = isObject(value) ? member(value, name) : undefined;
  return isObject(found) ? found : {};
}
