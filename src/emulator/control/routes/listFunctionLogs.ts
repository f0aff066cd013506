import type { FunctionLogLine } from '../../../tasks/integrations/lambda/FunctionLogs';
import { checkFunctionInAccount } from '../checkAccountNames';
import { route } from '../Control';
import { answered, count, described, list, named, text } from '../schema/Schema';
import { timeText } from '../timeText';

export const listFunctionLogs = route('GET /functions/logs', {
  summary: 'What Lambda functions have printed that run in the server, line by line, since the last reset.',
  params: {
    functionName: text,
    requestId: described(text, 'Of one invocation.'),
  },
  answer: answered({
    lines: list(named('FunctionLogLine')),
    forgotten: described(count, 'How many older lines are not kept any more.'),
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
