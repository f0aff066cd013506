import type { TargetKind } from '../../../tasks/awsServices/AwsService';
import type { Call } from '../../../tasks/mocking/Call';
import type { CallList } from '../../../tasks/mocking/CallList';
import { callTarget } from '../../../tasks/mocking/callTarget';
import { checkServiceCallee, checkTargetName } from '../../../tasks/mocking/checkCalleeName';
import type { Service } from '../../service/Service';
import { badRequest } from '../ControlError';
import { route, type QueryOf } from '../Control';
import { checkMachineInAccount, checkStateInAccount, targetsOfAccount } from '../checkAccountNames';
import { checkForgotten } from '../left/checkForgotten';
import { findExecution } from '../executions/findExecution';
import { answered, count, described, list, named, text, word } from '../schema/Schema';
import { timeText } from '../timeText';

const params = {
  state: text,
  service: described(text, '`dynamodb`, `aws-sdk:s3`, `dynamodb:getItem`.'),
  action: described(text, 'With `service`.'),
  lambda: described(text, 'A function, by name or ARN.'),
  sqs: described(text, 'A queue, by name, URL or ARN.'),
  sns: described(text, 'A topic, by name or ARN.'),
  activity: described(text, 'By name or ARN.'),
  stateMachine: described(text, 'Starts of this nested state machine.'),
  inStateMachine: described(text, 'Made by executions of this state machine.'),
  executionArn: described(text, 'Made by this execution; those of the children of its Distributed Maps are theirs.'),
  answeredBy: word('mock', 'local', 'real', 'unmocked'),
  incomplete: described(word('allow'), 'The list, also where the server has forgotten some of it.'),
};

type Params = QueryOf<typeof params>;

export const listCalls = route('GET /calls', {
  summary:
    'What tasks have called since the last reset: what was sent, who answered, and how it ended. The oldest first.',
  params,

  answer: answered({ calls: list(named('Call')), forgotten: described(count, 'How many are not kept any more.') }),
  async handle({ service }, asked) {
    await service.quiet();
    checkParams(service, asked);
    checkForgotten(service, service.calls, 'calls', asked);
    const { all, forgotten } = service.calls;
    const numbers = new Map(all.map((call, index) => [call, index]));
    return { calls: select(service.calls, asked).all.map((call) => print(call, numbers.get(call)!)), forgotten };
  },
});

function select(calls: CallList, params: Params): CallList {
  const { state, service, action, lambda, sqs, sns, activity, stateMachine } = params;
  const { inStateMachine, executionArn, answeredBy } = params;
  let found = calls;
  if (state !== undefined) found = found.ofState(state);
  if (service !== undefined) found = found.ofService(service, action);
  if (lambda !== undefined) found = found.ofFunction(lambda);
  if (sqs !== undefined) found = found.ofQueue(sqs);
  if (sns !== undefined) found = found.ofTopic(sns);
  if (activity !== undefined) found = found.ofActivity(activity);
  if (stateMachine !== undefined) found = found.ofNestedStateMachine(stateMachine);
  if (inStateMachine !== undefined) found = found.inStateMachine(inStateMachine);
  if (executionArn !== undefined) found = found.inExecution(executionArn);
  return answeredBy === undefined ? found : found.answeredBy(answeredBy);
}

/** A misspelt name would find no calls, which would look as if nothing had been called. */
function checkParams(service: Service, params: Params): void {
  const { state, action, service: called, executionArn, inStateMachine } = params;
  if (executionArn !== undefined) findExecution(service, executionArn);
  if (action !== undefined && called === undefined)
    throw badRequest([{ in: 'query', pointer: '/action', message: "goes with 'service', which is missing." }]);
  if (state !== undefined) checkStateInAccount(service, state);
  if (inStateMachine !== undefined) checkMachineInAccount(service, inStateMachine);
  if (called !== undefined) checkServiceCallee(action === undefined ? called : `${called}:${action}`);
  const known = targetsOfAccount(service);
  for (const [kind, given] of Object.entries(targetsOf(params)))
    if (given !== undefined) checkTargetName(kind as TargetKind, given, known);
}

function targetsOf({
  lambda,
  sqs,
  sns,
  activity,
  stateMachine,
}: Params): Partial<Record<TargetKind, string | undefined>> {
  return { function: lambda, queue: sqs, topic: sns, activity, stateMachine };
}

function print(call: Call, number: number): object {
  const { executionArn, request, state, name, target, attempt, iterations } = call;
  const { answeredBy, script, outcome } = call;
  const { error, cause } = outcome !== undefined && !('output' in outcome) ? outcome : {};
  return {
    number,
    executionArn,
    stateMachine: request.stateMachineName,
    state,
    name,
    ...(target !== undefined && { target }),
    attempt,
    iterations: iterations.map((one) => ({ state: one.state, index: one.index })),
    // Numbers keep their digits: `1e400` and `1.0` stay what they are.
    parameters: request.parameters,
    received: callTarget(request).received,
    answeredBy,
    ...(script !== undefined && { mock: script.description }),
    outcome: outcome === undefined ? 'open' : 'output' in outcome ? 'succeeded' : 'failed',
    ...(outcome !== undefined && 'output' in outcome && { output: outcome.output }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    at: timeText(request.now),
  };
}
