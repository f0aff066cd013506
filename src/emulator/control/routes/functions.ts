import { describeInvocation, endInvocation, queueOf } from '../../service/callerFunctions';
import { route } from '../Control';
import { badRequest, notFound } from '../ControlError';
import { findExecution } from '../executions/findExecution';
import { waitUntil } from '../executions/waitUntil';
import { answered, count, described, given, number, text, time, timeText, word } from '../schema/Schema';

export const registerFunction = route('PUT /functions/{functionName}', {
  summary: 'Registers a function that the caller runs: it asks for invocations and answers them.',
  description: 'For functions in the process of a test, in any language. Mocks come first.',
  body: given({
    timeoutSeconds: described(
      { ...number, minimum: 0.001, maximum: 900 },
      'Its time limit, in seconds of real time. Default: 900.',
    ),
    memoryMb: described(count, 'Only reported to the function. Default: 128.'),
  }),
  bodyIsOptional: true,
  answer: answered({ functionName: text }),
  handle({ service }, { functionName }, body) {
    const queue = queueOf(service);
    service.functions.registerRunner(functionName, queue.runner(), body ?? {});
    return { functionName: service.functions.nameOf(functionName) };
  },
});

export const takeInvocation = route('GET /functions/invocations', {
  summary: 'Waits for an invocation of a function that the caller runs, and returns it.',
  description:
    'With an execution, it also responds when that has ended, or when nothing more can happen without time or an answer from outside: then there is no `invocation`, and `because` says why. After the seconds: `bound`.',
  params: {
    executionArn: described(text, 'Responds also when this execution has ended or waits.'),
    until: described({ ...word('ended', 'idle'), default: 'idle' }, 'With an execution: what to wait for.'),
    seconds: described(
      { ...number, minimum: 0, maximum: 60, default: 20 },
      'The maximum wait, in seconds of real time.',
    ),
  },
  answer: answered({
    because: word('invocation', 'ended', 'idle', 'reset', 'bound'),
    'invocation?': answered({
      id: text,
      functionName: text,
      functionArn: text,
      requestId: text,
      deadline: described(time, 'When its time limit ends, in real time.'),
      memoryMb: count,
      payload: described(text, 'The JSON text that Lambda would send.'),
      'clientContext?': described(text, 'JSON, as base64.'),
      'executionArn?': text,
    }),
  }),
  async handle(context, { executionArn, until = 'idle', seconds = 20 }) {
    const { service } = context;
    const queue = queueOf(service);
    const execution = executionArn === undefined ? undefined : findExecution(service, executionArn);
    const { epoch } = service.life;
    const look = (): object | undefined => {
      if (service.life.epoch !== epoch) return { because: 'reset' };
      const queued = queue.take();
      if (queued !== undefined)
        return { because: 'invocation', invocation: printInvocation(describeInvocation(queued)) };
      if (execution === undefined) return undefined;
      if (execution.status !== 'RUNNING') return { because: 'ended' };
      return until === 'idle' && service.inside.engine.isIdle ? { because: 'idle' } : undefined;
    };
    return (await waitUntil(context, seconds, look)) ?? { because: 'bound' };
  },
});

function printInvocation({ deadlineMs, ...told }: ReturnType<typeof describeInvocation>): object {
  return { ...told, deadline: timeText(deadlineMs) };
}

export const answerInvocation = route('POST /functions/invocations/{id}', {
  summary: 'Ends an invocation, with what the function returns or throws.',
  description:
    'One of `payload`, `error` and `mistake`. `mistake` is an error of the test, which no Retry or Catch sees.',
  body: given({
    payload: described(text, 'JSON text: what the function returns.'),
    error: described(
      text,
      'JSON text: what the function throws, in the form of its runtime: `{"errorType": …, "errorMessage": …}`.',
    ),
    mistake: described(text, 'Fails the execution and the test with this message.'),
  }),
  answer: answered({}),
  handle({ service }, { id }, { payload, error, mistake }) {
    const queued = queueOf(service).find(id);
    if (queued === undefined)
      throw notFound(`There is no invocation ${id} that waits: it has ended, or its time is up.`);
    if ([payload, error, mistake].filter((one) => one !== undefined).length !== 1)
      throw badRequest([{ in: 'body', pointer: '', message: "must have one of 'payload', 'error' and 'mistake'." }]);
    endInvocation(queued, { payload, error, mistake });
    return {};
  },
});
