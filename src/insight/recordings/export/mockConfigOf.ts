import { HarnessError } from '../../../errors/HarnessError';
import type { StateMachineDefinition } from '../../../language/asl/types';
import { findState } from '../../../story/trace/findState';
import type { Attempt, Story, Visit } from '../../../story/trace/Story';
import { jsonEquals, type Json } from '../../../util/json';
import { mapResult } from '../replay/wholeMaps';
import type { Recording } from '../Recording';
import { storyOf } from '../storyOf';

/** A recording and the name of its test case. */
interface NamedRecording {
  readonly name: string;
  readonly recording: Recording;
}

interface Answer {
  readonly attempt: Attempt;
  readonly answer: { readonly [kind: string]: Json };
}

/**
 * A MockConfigFile with a test case for each recording, in which each task answers as recorded. For a Distributed Map:
 * the whole result. Throws a HarnessError for what such a file cannot express.
 */
export function mockConfigOf(recordings: readonly NamedRecording[]): Json {
  const machines: Record<string, { TestCases: Record<string, Record<string, string>> }> = {};
  const responses: Record<string, Json> = {};
  for (const { name, recording } of recordings) {
    const states: Record<string, string> = {};
    for (const [state, answers] of answersOf(recording)) {
      const response = `${name}.${state}`;
      responses[response] = ranges(answers.map(({ answer }) => answer));
      states[state] = response;
    }
    const machine = (machines[recording.stateMachine.name] ??= { TestCases: {} });
    if (machine.TestCases[name] !== undefined)
      throw new HarnessError(`Two recordings are named '${name}': give one of the files another name.`);
    machine.TestCases[name] = states;
  }
  return { StateMachines: machines, MockedResponses: responses };
}

/** The answers of each state that made calls, in the order of the calls, which is how the file counts. */
function answersOf(recording: Recording): ReadonlyMap<string, readonly Answer[]> {
  const story = storyOf(recording);
  const found = new Map<string, Answer[]>();
  for (const visit of story.visits)
    for (const attempt of visit.attempts) {
      const answer = answerOf(attempt, visit, story, recording);
      if (answer !== undefined) found.set(visit.state, [...(found.get(visit.state) ?? []), { attempt, answer }]);
    }
  for (const answers of found.values()) answers.sort((a, b) => a.attempt.startedId - b.attempt.startedId);
  return found;
}

function answerOf(
  attempt: Attempt,
  visit: Visit,
  { origin: { definition } }: Story,
  recording: Recording,
): Answer['answer'] | undefined {
  if (visit.type === 'Map' && isDistributed(definition, visit.state)) {
    if (attempt.error !== undefined) return thrown(attempt.error, attempt.cause);
    const run = recording.execution.mapRuns.find(({ description }) => description['mapRunArn'] === attempt.mapRunArn);
    const result = mapResult(visit, findState(definition, visit.state)!, run);
    if (result !== undefined) return { Return: result };
    throw new HarnessError(
      `The result of Distributed Map '${visit.state}' is not in the recording of ${recording.execution.description['name'] as string}.`,
    );
  }
  if (visit.type !== 'Task' || !attempt.scheduled) return undefined;
  switch (attempt.outcome) {
    case 'succeeded':
      return { Return: attempt.output ?? null };
    case 'failed':
      return thrown(attempt.error, attempt.cause);
    case 'timedOut':
      return thrown('States.Timeout', undefined);
    default:
      throw new HarnessError(
        `Task '${visit.state}' of ${recording.execution.description['name'] as string} was aborted: a MockConfigFile cannot leave a ` +
          `task without an answer. A test can: --test.`,
      );
  }
}

function thrown(error = '', cause = ''): Answer['answer'] {
  return { Throw: { Error: error, Cause: cause } };
}

function isDistributed(definition: StateMachineDefinition | undefined, state: string): boolean {
  return findState(definition, state)?.blocks[0]?.distributed === true;
}

/** `{ "0": …, "1-3": … }`: consecutive equal answers are combined. */
function ranges(answers: readonly Answer['answer'][]): Json {
  const written: Record<string, Json> = {};
  for (let from = 0; from < answers.length;) {
    let to = from;
    while (to + 1 < answers.length && jsonEquals(answers[to + 1]!, answers[from]!)) to += 1;
    written[to === from ? String(from) : `${from}-${to}`] = answers[from]!;
    from = to + 1;
  }
  return written;
}
