import { readdirSync, existsSync } from 'node:fs';
import path from 'node:path';
import { codeFolder } from '../../../util/place';
import { Router, type Request, type Response } from 'express';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Allows nothing from elsewhere, nothing inline, and no frames: users' data stays text even if the page has a bug, and
 * no other site can frame the page for clickjacking.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** The web page of the server: `GET /` and the files of the page, which are searched on first use. */
export function serveConsole(folder = consoleFolder()): Router {
  const router = Router();
  let found: ReadonlyMap<string, string> | undefined;
  const fileOf = (name: string): string | undefined => {
    found ??= folder === undefined ? new Map() : filesIn(folder);
    return found.get(name);
  };
  router.get('/', (_request, response) => {
    const file = fileOf('/index.html');
    if (file !== undefined) return send(response, file, 'no-store');
    response.status(404).json({ message: 'The console is not built. In a checkout: npm run build' });
  });
  router.use((request: Request, response: Response, next) => {
    const file = request.method === 'GET' || request.method === 'HEAD' ? fileOf(request.path) : undefined;
    if (file === undefined) return next();
    // Scripts and styles have a hash of their content in their names.
    send(response, file, request.path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-store');
  });
  return router;
}

function send(response: Response, file: string, caching: string): void {
  response.set({ ...headers, 'Cache-Control': caching, 'Content-Type': types[path.extname(file)]! });
  // All files of a package have the same date, so it does not show whether one has changed.
  response.sendFile(file, { cacheControl: false, lastModified: false, dotfiles: 'allow' });
}

/** Files by request path. Nothing else can be requested. */
function filesIn(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => path.extname(name) in types,
  );
  return new Map(names.map((name) => [`/${name.split(path.sep).join('/')}`, path.join(folder, name)]));
}

/** Where the built console is: beside the built code, or in `dist/` when the sources run. */
function consoleFolder(): string | undefined {
  const places = ['console', '../dist/console'].map((place) => path.join(codeFolder, place));
  return places.find((place) => existsSync(path.join(place, 'index.html')));
}
