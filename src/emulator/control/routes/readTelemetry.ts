import type { TelemetryKind } from '../../telemetry/Telemetry';
import type { Control } from '../Control';
import { anyObject, answered, count, described, list, text, word } from '../schema/Schema';

interface Params {
  readonly kind: TelemetryKind;
  readonly executionArn?: string;
  readonly stateMachineArn?: string;
  readonly logGroupArn?: string;
}

export const readTelemetry: Control<Params> = {
  name: 'readTelemetry',
  method: 'GET',
  path: '/telemetry/{kind}',
  of: 'account',
  summary: 'What Step Functions has told other services of the executions: logs, status events, metrics.',
  params: {
    kind: word('logs', 'statusEvents', 'metrics'),
    executionArn: text,
    stateMachineArn: text,
    logGroupArn: described(text, 'With `logs`.'),
  },
  answer: answered({
    'logs?': list(anyObject),
    'statusEvents?': list(anyObject),
    'metrics?': list(anyObject),
    forgotten: described(count, 'Of how many executions nothing is known any more.'),
  }),
  formerly: ['/telemetry/{kind}'],
  handle({ service }, { kind, ...filter }) {
    const { telemetry } = service;
    return { [kind]: telemetry[kind](filter), forgotten: telemetry.forgotten };
  },
};
