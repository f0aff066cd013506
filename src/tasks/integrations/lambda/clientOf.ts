import type { TaskRequest } from '../../../language/asl/task';
import { placeOf } from '../../awsServices/parameters';
import type { AwsCalls, MistakeSink } from '../border/AwsCall';
import { uuid } from '../ids';
import type { Client } from '../protocols/answerRequest';
import { functionArnOf } from './FunctionCall';
import type { Invocation } from './Invocation';

/**
 * Who an AWS client of a function is that calls over HTTP. Without `fail`, the function has no invocation: it is being
 * loaded.
 */
export function clientOf(functionName: string, { call, io }: Invocation, fail: MistakeSink | undefined): Client {
  const { executionArn, state, testCase } = call.task as Pick<TaskRequest, 'executionArn'> & Partial<TaskRequest>;
  const { accountId } = placeOf(executionArn);
  const { region } = placeOf(functionArnOf(call));
  const place = { functionName, accountId, region };
  return {
    caller: fail === undefined ? place : { ...place, executionArn, state, testCase },
    calls: io.functions?.openCalls?.() ?? nobody,
    fail,
    requestId: uuid(io),
  };
}

/** For functions that no service has. */
const nobody: AwsCalls = {
  answer: ({ service, action }) =>
    Promise.reject(new Error(`No Stepmill service answers ${service}:${action} of this function.`)),
  mistake: () => undefined,
};
