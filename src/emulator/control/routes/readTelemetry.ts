import { route } from '../Control';
import { anyObject, answered, count, described, flag, list, text, word } from '../schema/Schema';

export const readTelemetry = route('GET /telemetry/{kind}', {
  summary: 'What Step Functions has told other services of the executions: logs, status events, metrics.',
  params: {
    kind: word('logs', 'statusEvents', 'metrics'),
    executionArn: text,
    stateMachineArn: text,
    logGroupArn: described(text, 'With `logs`.'),
    complete: described(flag, 'Refuse to answer when something of it is missing.'),
  },
  answer: answered({
    'logs?': list(anyObject),
    'statusEvents?': list(anyObject),
    'metrics?': list(anyObject),
    forgotten: described(count, 'Of how many executions nothing is known any more.'),
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
