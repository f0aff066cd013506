import express, { Router, type NextFunction, type Request, type Response } from 'express';
import { HarnessError } from '../../../errors/HarnessError';
import type { Service } from '../../service/Service';
import { answerTelemetry } from '../answerTelemetry';
import { deny } from '../deny';
import { accountForm, type Accounts } from './Accounts';
import { checkAdvance } from './checkAdvance';

/**
 * `PUT /_stepmill/accounts/:id` gives an account a service of its own; the other routes are for such accounts. For tests
 * in languages that have no harness: any SDK client with the account's id as its access key id works in it.
 */
export function accountRoutes(accounts: Accounts): Router {
  const router = Router();
  router.use(express.json({ type: () => true }));
  router.put('/:id', (request, response) => {
    const { id } = request.params;
    if (!accountForm.test(id)) throw new HarnessError(`An account is twelve digits, not '${id}'.`);
    response.json(describe(accounts.request(id, request.body ?? {})));
  });
  router.delete('/:id', (request, response) => {
    own(accounts, request);
    accounts.delete(request.params.id);
    response.json({});
  });
  router.get('/:id', (request, response) => {
    response.json(describe(own(accounts, request)));
  });
  router.post('/:id/reset', (request, response) => {
    own(accounts, request).reset();
    response.json({});
  });
  router.post('/:id/advance', async (request, response) => {
    const service = own(accounts, request);
    const { seconds, executionArn } = (request.body ?? {}) as { seconds?: unknown; executionArn?: unknown };
    const ms = typeof seconds === 'number' ? seconds * 1000 : seconds;
    checkAdvance(service, ms);
    if (executionArn === undefined) service.advance(ms);
    else service.advanceExecution(knownExecution(service, executionArn), ms);
    await service.quiet();
    response.json(describe(service));
  });
  router.post('/:id/deny', (request, response) => deny(own(accounts, request), request, response));
  router.get('/:id/telemetry/:kind', (request, response) => {
    answerTelemetry(own(accounts, request), request, response);
  });
  router.get('/:id/executions/:arn/waiting', (request, response) => {
    response.json({
      waiting: own(accounts, request).describeWaiting(knownExecution(own(accounts, request), request.params.arn)),
    });
  });
  router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (error instanceof NotFoundError) response.status(404).json({ message: error.message });
    else if (HarnessError.is(error)) response.status(400).json({ message: error.message });
    else next(error);
  });
  return router;
}

function knownExecution(service: Service, arn: unknown): string {
  if (typeof arn === 'string' && service.execution(arn) !== undefined) return arn;
  throw new NotFoundError(`There is no execution ${JSON.stringify(arn).slice(0, 300)} in this account.`);
}

class NotFoundError extends Error {}

function own(accounts: Accounts, { params: { id } }: Request): Service {
  const service = accounts.get(String(id));
  if (service !== undefined) return service;
  throw new NotFoundError(
    `Account ${String(id)} has no service of its own. Give it one: PUT /_stepmill/accounts/${String(id)}`,
  );
}

function describe(service: Service): object {
  const nextTimerMs = service.nextTimerMs();
  return {
    accountId: service.accountId,
    region: service.region,
    now: new Date(service.now()).toISOString(),
    ...(nextTimerMs === undefined ? {} : { nextTimer: new Date(nextTimerMs).toISOString() }),
  };
}
