import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { Service } from '../service/Service';
import type { Accounts } from './accounts/Accounts';
import { adminRoutes } from './adminRoutes';

/**
 * Everything that is not the AWS JSON protocol: health, administration, and a clear 404 for the rest. `host` is the
 * name or address that the server was told to listen on.
 */
export function createApp(service: Service, accounts: Accounts, host: string): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/health', (_request, response) => {
    response.json({ status: 'ok', time: new Date(service.now()).toISOString() });
  });
  app.use('/_stepmill', adminRoutes(service, accounts, host));
  app.use((request: Request, response: Response) => {
    const message =
      `There is no ${request.method} ${request.path}. Step Functions is spoken here by POST / with an X-Amz-Target ` +
      'header; there is GET /health, too.';
    response.status(404).json({ message });
  });
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const { status = 500, message = String(error) } = error as { status?: number; message?: string };
    response.status(status).json({ message });
  });
  return app;
}
