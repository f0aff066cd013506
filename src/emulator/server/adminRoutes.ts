import express, { Router, type NextFunction, type Request, type Response } from 'express';
import { HarnessError } from '../../errors/HarnessError';
import type { Service } from '../service/Service';
import type { Accounts } from './accounts/Accounts';
import { accountRoutes } from './accounts/accountRoutes';
import { answerTelemetry } from './answerTelemetry';
import { deny } from './deny';
import type { RequestGuard } from './guard/RequestGuard';

/** Routes that change the emulator itself: for this machine, and for whoever has the token. */
export function adminRoutes(service: Service, accounts: Accounts, guard: RequestGuard): Router {
  const router = Router();
  router.use((request, response, next) => {
    const why = guard.whyNoAdmin(request);
    if (why === undefined) next();
    else response.status(403).json({ message: why });
  });
  router.post('/reset', (_request, response) => {
    service.reset();
    response.json({});
  });
  router.post('/deny', express.json({ type: () => true }), (request, response) => deny(service, request, response));
  router.get('/telemetry/:kind', (request, response) => answerTelemetry(service, request, response));
  router.use('/accounts', accountRoutes(accounts));
  router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (HarnessError.is(error)) response.status(400).json({ message: error.message });
    else next(error);
  });
  return router;
}
