import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startServer, type RunningServer } from '../../../../src/emulator/server/startServer';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';

let folder: string;
let service: Service;
let server: RunningServer;

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-page-'));
  fs.mkdirSync(path.join(folder, 'assets'));
  fs.writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
  fs.writeFileSync(path.join(folder, 'icon.svg'), '<svg/>');
  fs.writeFileSync(path.join(folder, 'assets/main-A1.js'), 'export {};');
  fs.writeFileSync(path.join(folder, 'secret.json'), '{}');
  service = createService();
  server = await startServer(service, { port: 0, console: folder });
});

afterEach(async () => {
  service.close();
  await server.close();
  fs.rmSync(folder, { recursive: true });
});

test.each([
  ['/', 'text/html; charset=utf-8', 'no-store'],
  ['/index.html', 'text/html; charset=utf-8', 'no-store'],
  ['/?a=b', 'text/html; charset=utf-8', 'no-store'],
  ['/icon.svg', 'image/svg+xml', 'no-store'],
  ['/assets/main-A1.js', 'text/javascript; charset=utf-8', 'max-age=31536000, immutable'],
])('GET %s is the page, or a file of it', async (name, type, caching) => {
  const { status, headers } = await fetch(server.url + name);
  expect({ status, type: headers.get('content-type'), caching: headers.get('cache-control') }).toEqual({
    status: 200,
    type,
    caching,
  });
});

test('the page loads nothing from elsewhere, cannot be framed, and has no sniffed types', async () => {
  const { headers } = await fetch(server.url);
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
});

test('sends no Last-Modified: all files of a package have the same date', async () => {
  const { headers } = await fetch(server.url);
  expect([headers.get('etag'), headers.get('last-modified')]).toEqual([null, null]);
});

test.each([
  '/secret.json',
  '/assets',
  '/assets/',
  '/../package.json',
  '/%2e%2e/package.json',
  '/assets/..%2findex.html',
])('GET %s is not part of the page', async (name) => {
  expect((await fetch(server.url + name)).status).toBe(404);
});

test('accepts only GET and HEAD', async () => {
  expect((await fetch(`${server.url}/index.html`, { method: 'HEAD' })).status).toBe(200);
  expect((await fetch(`${server.url}/index.html`, { method: 'POST' })).status).toBe(404);
});

test('rejects a page of another site', async () => {
  const headers = { origin: 'http://evil.example' };
  expect((await fetch(server.url, { headers })).status).toBe(403);
});

test('says that the console has not been built', async () => {
  fs.rmSync(path.join(folder, 'index.html'));
  const answer = await fetch(server.url);
  expect({ status: answer.status, json: await answer.json() }).toEqual({
    status: 404,
    json: { message: 'The console is not built. In a checkout: npm run build' },
  });
});
