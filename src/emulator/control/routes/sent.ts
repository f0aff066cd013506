import type { TargetKind } from '../../../services/AwsService';
import type { Call } from '../../../tasks/mocking/Call';
import type { CallList } from '../../../tasks/mocking/CallList';
import { callTarget } from '../../../tasks/mocking/callTarget';
import { checkDestination, checkServiceCallee, checkTargetName } from '../../../tasks/mocking/checkCalleeName';
import type { Service } from '../../service/Service';
import { badRequest, ControlError } from '../ControlError';
import { route, type QueryOf } from '../Control';
import { checkMachineInAccount, checkStateInAccount, targetsOfAccount } from '../checkAccountNames';
import { findExecution } from '../executions/findExecution';
import { answered, count, described, list, named, text, word, timeText } from '../schema/Schema';
import { messageServices } from '../../../services/MessageDraft';
import type { OutboxMessage } from '../../../tasks/integrations/outbox/Outbox';

const callParams = {
  state: text,
  service: described(text, '`dynamodb`, `aws-sdk:s3`, `dynamodb:getItem`.'),
  action: described(text, 'With `service`.'),
  lambda: described(text, 'A function, by name or ARN.'),
  sqs: described(text, 'A queue, by name, URL or ARN.'),
  sns: described(text, 'A topic, by name or ARN.'),
  activity: described(text, 'By name or ARN.'),
  stateMachine: described(text, 'Starts of this nested state machine.'),
  inStateMachine: described(text, 'Made by executions of this state machine.'),
  executionArn: described(text, 'Made by this execution; the children of its Distributed Maps have their own.'),
  answeredBy: word('mock', 'local', 'real', 'unmocked'),
  incomplete: described(word('allow'), 'Returns the list even if the server has dropped some of it.'),
};

type CallParams = QueryOf<typeof callParams>;

export const listCalls = route('GET /calls', {
  summary: 'The calls of tasks since the last reset: the request, what answered, and how it ended. Oldest first.',
  params: callParams,

  answer: answered({ calls: list(named('Call')), forgotten: described(count, 'How many are no longer kept.') }),
  async handle({ service }, asked) {
    await service.quiet();
    checkParams(service, asked);
    checkForgotten(service, service.calls, 'calls', asked);
    const { all, forgotten } = service.calls;
    const numbers = new Map(all.map((call, index) => [call, index]));
    return { calls: select(service.calls, asked).all.map((call) => printCall(call, numbers.get(call)!)), forgotten };
  },
});

function select(calls: CallList, params: CallParams): CallList {
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
function checkParams(service: Service, params: CallParams): void {
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
}: CallParams): Partial<Record<TargetKind, string | undefined>> {
  return { function: lambda, queue: sqs, topic: sns, activity, stateMachine };
}

function printCall(call: Call, number: number): object {
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
    // Numbers keep their digits: `1e400` and `1.0` are unchanged.
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

const messageParams = {
  service: word(...messageServices),
  destination: described(text, 'The name, URL or ARN.'),
  state: text,
  executionArn: text,
  incomplete: described(word('allow'), 'Returns the list even if the server has dropped some of it.'),
};

export const listMessages = route('GET /outbox', {
  summary: 'Messages to queues, topics and event buses that went to the outbox, since the last reset.',
  params: messageParams,

  answer: answered({
    messages: list(named('Message')),
    forgotten: described(count, 'How many are no longer kept.'),
  }),
  async handle({ service }, asked) {
    const { incomplete, ...filter } = asked;
    const { executionArn, state, destination } = filter;
    await service.quiet();
    if (executionArn !== undefined) findExecution(service, executionArn);
    if (state !== undefined) checkStateInAccount(service, state);
    if (destination !== undefined && service.outbox.messages({ destination }).length === 0)
      checkDestination(asked.service, destination, targetsOfAccount(service));
    checkForgotten(service, service.outbox, 'messages', { executionArn, incomplete });
    return { messages: service.outbox.messages(filter).map(printMessage), forgotten: service.outbox.forgotten };
  },
});

function printMessage(message: OutboxMessage): object {
  const { sentAtMs, ...rest } = message;
  const data = Object.entries(rest).filter(([, value]) => value !== undefined && typeof value !== 'function');
  return { ...Object.fromEntries(data), sentAt: timeText(sentAtMs) };
}

/** A log that may have dropped its oldest entries. */
interface Log {
  /** The number of dropped entries. */
  readonly forgotten: number;
  /** The latest time of the dropped entries, in epoch milliseconds. */
  readonly forgottenUntilMs: number;
}

interface Asked {
  readonly executionArn?: string | undefined;
  readonly incomplete?: 'allow' | undefined;
}

/**
 * Throws ControlError if requested entries may have been dropped: a list without them would look as if they had never
 * existed. An execution that started after the last dropped entry has all of its own.
 */
function checkForgotten(service: Service, log: Log, what: string, { executionArn, incomplete }: Asked): void {
  if (log.forgotten === 0 || incomplete === 'allow') return;
  if (executionArn !== undefined && findExecution(service, executionArn).startDate > log.forgottenUntilMs) return;
  throw new ControlError(
    409,
    'Forgotten',
    `The server has dropped the ${log.forgotten} oldest ${what} since the last reset, so this list may be incomplete. ` +
      'Reset the account between tests, or request an execution that was started later (?executionArn=…). ' +
      'To get the rest: ?incomplete=allow.',
  );
}
