import type { Request, Response } from 'express';
import { HarnessError } from '../../errors/HarnessError';
import { checkMembers } from '../../util/checkMembers';
import type { Service } from '../service/Service';

/**
 * `POST …/deny` with `{ "action": "lambda:InvokeFunction", "state": … }`: takes the right to an action away until the
 * service is reset. Throws HarnessError for what is no action.
 */
export function deny(service: Service, { body }: Request, response: Response): void {
  checkMembers(body, ['action', 'state', 'stateMachine', 'resource', 'kmsKeyState'], 'A denial');
  const { action, ...filter } = body as Record<string, string>;
  if (typeof action !== 'string' || Object.values(filter).some((value) => typeof value !== 'string'))
    throw new HarnessError('A denial is { "action": "lambda:InvokeFunction" }, its members are texts.');
  service.answers.denials.add('test', action, filter);
  response.json({});
}
