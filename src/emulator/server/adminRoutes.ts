import { Router, type NextFunction, type Request, type Response } from 'express';
import type { Service } from '../service/Service';
import type { Accounts } from './accounts/Accounts';
import { accountRoutes } from './accounts/accountRoutes';
import { whyForeign } from './ownRequest';

/** Routes that change the emulator itself. Only pages and programs that mean this very server may use them. */
export function adminRoutes(service: Service, accounts: Accounts, host: string): Router {
  const router = Router();
  router.use(sameHostAndOrigin(host));
  router.post('/reset', (_request, response) => {
    service.reset();
    response.json({});
  });
  router.use('/accounts', accountRoutes(accounts, service));
  return router;
}

function sameHostAndOrigin(listening: string) {
  return ({ headers }: Request, response: Response, next: NextFunction): void => {
    const foreign = whyForeign(headers, listening);
    if (foreign === undefined) next();
    else response.status(403).json({ message: foreign });
  };
}
