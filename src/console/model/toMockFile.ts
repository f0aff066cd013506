import type { Visit } from '../../story/trace/Story';
import { doubles, type Json } from '../../util/json';
import { answersOf, type Answered } from './answersOf';

/**
 * The answers that an execution's tasks got, as a `MockConfigFile.json` of Step Functions Local: its test case `Recorded`
 * plays them again. One counter a state goes through them, retries and items included.
 */
export function toMockFile(machine: string, visits: readonly Visit[]): string {
  const states = [...answersOf(visits)];
  const testCase = Object.fromEntries(states.map(([state], index) => [state, nameOf(state, index)]));
  const responses = Object.fromEntries(
    states.map(([state, answers], index) => [nameOf(state, index), numbered(answers)]),
  );
  const file = { StateMachines: { [machine]: { TestCases: { Recorded: testCase } } }, MockedResponses: responses };
  return `${JSON.stringify(file, doubles, 2)}\n`;
}

/** Names of states may be alike when what no name of a response may have is left out. */
function nameOf(state: string, index: number): string {
  return `${index + 1}-${state.replace(/[^\w-]+/g, '-').slice(0, 60)}`;
}

function numbered(answers: readonly Answered[]): Record<string, Json> {
  return Object.fromEntries(answers.map(({ answer }, index) => [String(index), responseOf(answer)]));
}

function responseOf(answer: Answered['answer']): Json {
  if (answer.kind === 'returned') return { Return: answer.value };
  if (answer.kind === 'timedOut') return { Throw: { Error: 'States.Timeout', Cause: '' } };
  return { Throw: { Error: answer.error, Cause: answer.cause ?? '' } };
}
