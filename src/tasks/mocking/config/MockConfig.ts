import type { TaskReply, TaskRequest } from '../../../contract/task';
import { HarnessError } from '../../../errors/HarnessError';
import { didYouMean } from '../../../util/nearest';
import { ordinal } from '../../../util/formatCount';
import { type Answer, asGiven, type ResultForm } from '../answers/Answer';
import { errorAnswer } from '../answers/errorAnswer';
import { valueAnswer } from '../answers/valueReply';
import { stateMatcher, testCaseMatcher, machineMatcher, machineOf } from '../matchers/RequestMatcher';
import { whyNotMockable } from '../mockableStates';
import { Script } from '../Script';
import type { ConfiguredAnswer, RawMockConfig } from './readMockConfig';
import { isObject, type Json, type JsonObject } from '../../../util/json';

interface ConfiguredScript {
  readonly script: Script;
  readonly response: string;
  /** The number of invocations of the state that have an answer. */
  readonly answered: number;
}

type TestCase = ReadonlyMap<string, ConfiguredScript>;

/**
 * The scripts of a mock file. Each state of a test case has one; the number of invocations of the state in the
 * execution, including retries and iterations, selects its numbered answer. States that the test case does not name are
 * not mocked.
 *
 * Step Functions Local fails an execution with States.Runtime if a state is invoked more often than its response has
 * answers; the last answer is not repeated. Here it is a HarnessError: no Retry or Catch can hide it.
 */
export class MockConfig {
  readonly sourceName: string;
  /** Warnings about the file, one sentence each. */
  readonly warnings: readonly string[];
  private readonly machines: ReadonlyMap<string, ReadonlyMap<string, TestCase>>;

  /** @internal Made by `loadMockConfig`. */
  constructor(raw: RawMockConfig, sourceName: string, warnings: readonly string[] = []) {
    this.sourceName = sourceName;
    this.warnings = warnings;
    this.machines = mapValues(raw.machines, (cases, machine) =>
      mapValues(cases, (states, testCase) =>
        mapValues(states, (response, state) => this.configured(machine, testCase, state, response, raw)),
      ),
    );
  }

  /** The state machines that have test cases. */
  get stateMachines(): readonly string[] {
    return [...this.machines.keys()];
  }

  /** The test cases of a state machine. */
  testCases(stateMachineName: string): readonly string[] {
    return [...(this.machines.get(stateMachineName)?.keys() ?? [])];
  }

  /** The states that a test case mocks. */
  mockedStates(stateMachineName: string, testCase: string): readonly string[] {
    return [...(this.machines.get(stateMachineName)?.get(testCase)?.keys() ?? [])];
  }

  /** Whether a test case mocks a state. */
  mocks(stateMachineName: string, testCase: string, state: string): boolean {
    return this.machines.get(stateMachineName)?.get(testCase)?.has(state) ?? false;
  }

  /** All its scripts, or those of one test case. */
  scripts(stateMachineName?: string, testCase?: string): readonly Script[] {
    return [...this.machines]
      .filter(([machine]) => stateMachineName === undefined || machine === stateMachineName)
      .flatMap(([, cases]) => [...cases])
      .filter(([name]) => testCase === undefined || name === testCase)
      .flatMap(([, states]) => [...states.values()])
      .map(({ script }) => script);
  }

  /** The script for a task; `undefined` if its execution's test case does not mock the state. */
  scriptFor(request: TaskRequest): Script | undefined {
    return this.find(request)?.script;
  }

  /** The answer to a task; `undefined` if it is not mocked. Throws HarnessError if the answers are used up. */
  answer(request: TaskRequest): TaskReply | Promise<TaskReply> | undefined {
    const configured = this.find(request);
    if (!configured) return undefined;
    const reply = configured.script.take(request);
    if (reply !== undefined) return reply;
    const { response, answered } = configured;
    const there = answered === 0 ? 'no answers at all' : answered === 1 ? "only '0'" : `answers 0 to ${answered - 1}`;
    throw new HarnessError(
      `State '${request.state}' is invoked for the ${ordinal(request.invocation + 1)} time in test case ` +
        `'${request.testCase}', but the response '${response}' of ${this.sourceName} has ${there}. ` +
        `Add '${request.invocation}' to /MockedResponses/${response}, or widen its last range.`,
    );
  }

  /** Throws HarnessError, with the nearest known name, if no state machine of the file has this test case. */
  checkChosen(testCase: string): void {
    const known = [...new Set(this.stateMachines.flatMap((machine) => this.testCases(machine)))];
    if (known.includes(testCase)) return;
    const there = known.length === 0 ? 'It has none.' : `It has: ${known.map((name) => `'${name}'`).join(', ')}.`;
    const hint = didYouMean(testCase, known);
    throw new HarnessError(
      `${this.sourceName} has no test case '${testCase}'. ${hint === undefined ? '' : `${hint} `}${there}`,
    );
  }

  /**
   * Checks that an execution can be started with a test case. Throws HarnessError, with the nearest known name, if the
   * state machine or the test case is not in the file.
   */
  checkTestCase(stateMachineName: string, testCase: string): void {
    const cases = this.machines.get(stateMachineName);
    if (cases?.has(testCase)) return;
    const known = cases ? [...cases.keys()] : this.stateMachines;
    const hint = didYouMean(cases ? testCase : stateMachineName, known);
    const missing = cases
      ? `State machine '${stateMachineName}' has no test case '${testCase}' in ${this.sourceName}.`
      : `${this.sourceName} has no state machine '${stateMachineName}', so it cannot have its test case '${testCase}'.`;
    const there = known.length === 0 ? 'It has none.' : `It has: ${known.map((name) => `'${name}'`).join(', ')}.`;
    throw new HarnessError([missing, hint, there].filter((text) => text !== undefined).join(' '));
  }

  /**
   * A sentence for each mocked state of a test case that the machine does not have, or that makes no call.
   *
   * @param states the types of all states of the definition, by name
   */
  unaskedStates(stateMachineName: string, testCase: string, states: ReadonlyMap<string, string>): readonly string[] {
    return this.mockedStates(stateMachineName, testCase).flatMap((state) => {
      const reason = whyNotMockable(state, states, `'${stateMachineName}'`);
      return reason === undefined ? [] : [`Test case '${testCase}' of ${this.sourceName} mocks '${state}': ${reason}`];
    });
  }

  private find(request: TaskRequest): ConfiguredScript | undefined {
    if (request.testCase === undefined) return undefined;
    return this.machines.get(machineOf(request))?.get(request.testCase)?.get(request.state);
  }

  private configured(
    machine: string,
    testCase: string,
    state: string,
    response: string,
    raw: RawMockConfig,
  ): ConfiguredScript {
    const script = new Script(
      [machineMatcher(machine), testCaseMatcher(testCase), stateMatcher(state)],
      this.sourceName,
    );
    script.counting = 'invocation';
    const answers = raw.responses.get(response) ?? [];
    for (const answer of answers) {
      const { range, delaySeconds } = answer;
      const times = range.to - range.from + 1;
      script.add(answerOf(answer), { times, delaySeconds });
    }
    return { script, response, answered: (answers.at(-1)?.range.to ?? -1) + 1 };
  }
}

function answerOf({ returns, throws }: ConfiguredAnswer): Answer {
  return throws ? errorAnswer(`throws '${throws.error}'`, throws) : valueAnswer(returns, configuredResult);
}

function mapValues<V, W>(map: ReadonlyMap<string, V>, of: (value: V, name: string) => W): ReadonlyMap<string, W> {
  return new Map([...map].map(([name, value]) => [name, of(value, name)]));
}

const membersOfInvoke: ReadonlySet<string> = new Set([
  'ExecutedVersion',
  'LogResult',
  'Payload',
  'SdkHttpMetadata',
  'SdkResponseMetadata',
  'StatusCode',
]);

/**
 * The result of a task for `Return` of a mock file: the value, unchanged. One response often serves both
 * `lambda:invoke` and function ARNs; a task with a function ARN gets its `Payload`, which is what the function
 * returned.
 */
const configuredResult: ResultForm = (value, request) =>
  request.resource.kind === 'lambdaFunction' && isAnswerOfInvoke(value) ? value.Payload! : asGiven(value, request);

function isAnswerOfInvoke(value: Json | undefined): value is JsonObject {
  if (value === undefined || !isObject(value)) return false;
  const names = Object.keys(value);
  return (
    Object.hasOwn(value, 'Payload') &&
    Number.isInteger(value.StatusCode) &&
    names.every((name) => membersOfInvoke.has(name))
  );
}
