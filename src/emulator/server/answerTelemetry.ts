import type { Request, Response } from 'express';
import { checkMembers } from '../../util/checkMembers';
import type { TelemetryKind } from '../telemetry/Telemetry';
import type { Service } from '../service/Service';

/** As the last part of a path. */
const kinds: readonly TelemetryKind[] = ['logs', 'statusEvents', 'metrics'];

/**
 * `GET …/telemetry/logs`, `statusEvents` or `metrics`: what a service has told others of its executions, and of how many
 * executions nothing is known any more. In the query: `executionArn`, `stateMachineArn`, `logGroupArn`.
 */
export function answerTelemetry(service: Service, { params, query }: Request, response: Response): void {
  const kind = kinds.find((known) => known === params['kind']);
  if (kind === undefined) {
    response.status(404).json({ message: `There is ${kinds.join(', ')}; not '${String(params['kind'])}'.` });
    return;
  }
  checkMembers(query, ['executionArn', 'stateMachineArn', 'logGroupArn'], 'The query of telemetry');
  const text = (name: string): string | undefined => (typeof query[name] === 'string' ? query[name] : undefined);
  const { telemetry } = service;
  const told = telemetry[kind]({
    executionArn: text('executionArn'),
    stateMachineArn: text('stateMachineArn'),
    logGroupArn: text('logGroupArn'),
  });
  response.json({ [kind]: told, forgotten: telemetry.forgotten });
}
