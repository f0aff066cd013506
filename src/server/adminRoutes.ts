import { Router, type NextFunction, type Request, type Response } from 'express';
import type { Service } from '../service/Service';

/** Routes that change the emulator itself. Only pages and programs that mean this very server may use them. */
export function adminRoutes(service: Service, host: string): Router {
  const router = Router();
  router.use(sameHostAndOrigin(host));
  router.post('/reset', (_request, response) => {
    service.reset();
    response.json({});
  });
  return router;
}

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/**
 * A web page of some other site can send requests to loopback addresses, and its name can be made to resolve to one:
 * such requests carry a foreign `Origin`, or the foreign name as `Host`.
 */
function sameHostAndOrigin(listening: string) {
  const known = new Set([...loopback, listening, `[${listening}]`]);
  return ({ headers }: Request, response: Response, next: NextFunction): void => {
    const { host = '', origin } = headers;
    const name = host.replace(/:\d+$/, '').toLowerCase();
    if (!known.has(name)) {
      response.status(403).json({ message: `Host '${host}' is none of ${[...known].join(', ')}.` });
    } else if (origin !== undefined && origin !== `http://${host}`) {
      response.status(403).json({ message: `Origin '${origin}' may not administer http://${host}.` });
    } else next();
  };
}
