import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { serveConsole } from './console/serveConsole';
import { defectMessage } from './errorReply';

/**
 * The express app for everything but the AWS JSON protocol, the control API and health: the console, and a clear 404 for
 * the rest. `page`: the folder of the console, if not that of the build.
 */
export function createApp(page?: string): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(serveConsole(page));
  app.use((request: Request, response: Response) => {
    const message =
      `There is no ${request.method} ${request.path}. The Step Functions API is POST / with an X-Amz-Target ` +
      'header; the console is at GET /, and there is GET /health.';
    response.status(404).json({ message });
  });
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const { status = 500, message } = error as { status?: number; message?: string };
    response.status(status).json({ message: status < 500 ? message : defectMessage(error) });
  });
  return app;
}
