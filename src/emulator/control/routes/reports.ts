import { route } from '../Control';
import { anyObject, answered, count, described, flag, list, text, word, named, timeText } from '../schema/Schema';
import { printMistake } from '../left/leftIn';
import type { FunctionLogLine } from '../../../tasks/integrations/lambda/FunctionLogs';
import { checkFunctionInAccount } from '../checkAccountNames';
import { lazy } from '../../../util/lazy';

const loadOpenApi = lazy(() => require('../openApi') as typeof import('../openApi'));

export const readTelemetry = route('GET /telemetry/{kind}', {
  summary:
    'What Step Functions has sent to other services about the executions: logs, status events, metrics, segments.',
  params: {
    kind: word('logs', 'statusEvents', 'metrics', 'segments'),
    executionArn: text,
    stateMachineArn: text,
    logGroupArn: described(text, 'With `logs`.'),
    complete: described(flag, 'Fail if a part of it is missing.'),
  },
  answer: answered({
    'logs?': list(anyObject),
    'statusEvents?': list(anyObject),
    'metrics?': list(anyObject),
    'segments?': list(anyObject),
    forgotten: described(count, 'The number of executions about which nothing is known any more.'),
  }),
  formerly: ['/telemetry/{kind}'],
  async handle({ service }, { kind, complete = false, ...filter }) {
    await service.quiet();
    const { telemetry } = service;
    telemetry.check(filter);
    return {
      [kind]: complete ? telemetry.read(kind, filter) : telemetry[kind](filter),
      forgotten: telemetry.forgotten,
    };
  },
});

export const listMistakes = route('GET /mistakes', {
  summary: "The tester's errors since the last reset: unmocked tasks, unknown test cases, and so on.",
  description: 'No Retry or Catch of a workflow can swallow them. A test whose account has any should fail.',
  answer: answered({
    mistakes: list(named('Mistake')),
    forgotten: described(count, 'How many are no longer kept.'),
  }),
  async handle({ service }) {
    await service.quiet();
    const { all, forgotten } = service.mistakes;
    return { mistakes: all.map(printMistake), forgotten };
  },
});

export const listFunctionLogs = route('GET /functions/logs', {
  summary: 'The output of Lambda functions in the server, line by line, since the last reset.',
  params: {
    functionName: text,
    requestId: described(text, 'Only of this invocation.'),
  },
  answer: answered({
    lines: list(named('FunctionLogLine')),
    forgotten: described(count, 'How many older lines are no longer kept.'),
  }),
  async handle({ service }, { functionName, requestId }) {
    await service.quiet();
    if (functionName !== undefined) checkFunctionInAccount(service, functionName);
    const { logs } = service.functions;
    const isAsked = (line: FunctionLogLine): boolean =>
      (functionName === undefined || line.functionName === functionName) &&
      (requestId === undefined || line.requestId === requestId);
    return { lines: logs.all.filter(isAsked).map(print), forgotten: logs.forgotten };
  },
});

function print({ atMs, requestId, ...line }: FunctionLogLine): object {
  return { ...line, ...(requestId !== undefined && { requestId }), at: timeText(atMs) };
}

export const describeApi = route('GET /openapi.json', {
  of: 'server',
  summary: 'The document that describes this API.',
  answer: anyObject,
  formerly: ['/openapi.json'],
  handle: ({ table }) => loadOpenApi().openApi(table),
});
