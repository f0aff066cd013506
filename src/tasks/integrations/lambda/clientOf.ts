import type { TaskRequest } from '../../../contract/task';
import { HarnessError } from '../../../errors/HarnessError';
import { seededRandom } from '../../../util/seededRandom';
import type { AwsCall, AwsCalls, MistakeSink } from '../border/AwsCall';
import { uuid } from '../ids';
import type { Client } from '../protocols/answerRequest';
import { placeOfHandler } from './FunctionCall';
import type { Invocation } from './Invocation';

/**
 * The identity of a function's AWS client that calls over HTTP. Without `fail`, the function has no invocation: it is
 * being loaded.
 */
export function clientOf(functionName: string, { call, io }: Invocation, fail: MistakeSink | undefined): Client {
  const task = call.task as Pick<TaskRequest, 'executionArn'> & Partial<TaskRequest>;
  // A function that another one invokes belongs to the state that invoked the first.
  const { executionArn, state, testCase } = task.caller ?? task;
  const place = { functionName, ...placeOfHandler(call) };
  return {
    caller: fail === undefined ? place : { ...place, executionArn, state, testCase },
    calls: io.functions?.openCalls?.() ?? nobody,
    fail,
    requestId: uuid(io),
  };
}

/** Opens the calls of a function's clients. */
export interface CallOpener {
  readonly openCalls?: (() => AwsCalls) | undefined;
}

let asked = 0;

/**
 * The identity of an AWS client in a program that a function in this process has started. Its invocation is unknown.
 */
export function clientOfFunction(caller: Client['caller'], { openCalls }: CallOpener): Client {
  const requestId = uuid({ random: seededRandom(`${caller.functionName} ${(asked += 1)}`) });
  return { caller, calls: openCalls?.() ?? nobody, requestId };
}

/** For functions that belong to no service. */
const nobody: AwsCalls = {
  answer: refuse,
  answerOrPass: refuse,
  mistake: () => undefined,
};

function refuse({ service, action }: AwsCall): Promise<never> {
  return Promise.reject(new HarnessError(`No service of Stepmill answers ${service}:${action} of this function.`));
}
