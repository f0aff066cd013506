import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { Service } from '../service/Service';
import { defectMessage } from './errorReply';

/** Everything that is neither the AWS JSON protocol nor the control API: health, and a clear 404 for the rest. */
export function createApp(service: Service): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/health', (_request, response) => {
    response.json({ status: 'ok', time: new Date(service.now()).toISOString() });
  });
  app.use((request: Request, response: Response) => {
    const message =
      `There is no ${request.method} ${request.path}. Step Functions is spoken here by POST / with an X-Amz-Target ` +
      'header; there is GET /health, too.';
    response.status(404).json({ message });
  });
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const { status = 500, message } = error as { status?: number; message?: string };
    response.status(status).json({ message: status < 500 ? message : defectMessage(error) });
  });
  return app;
}
