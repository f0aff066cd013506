import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** A server of the build in `dist` that skips time, with a data directory of its own if asked for. */
export async function startServer(dist, hasDataDirectory) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'stepmill-bench-'));
  const data = hasDataDirectory ? ['--data-dir', path.join(root, 'data')] : [];
  const args = [path.join(dist, 'cli.js'), 'start', '--port', '0', '--time', 'skip', ...data];
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const port = await new Promise((resolve, reject) => {
    server.stdout.on('data', (text) => {
      const found = /127\.0\.0\.1:(\d+)/.exec(String(text));
      if (found) resolve(Number(found[1]));
    });
    ended.then((code) => reject(new Error(`the server has ended with ${code}`)));
  });
  const agent = new http.Agent({ keepAlive: true });

  function ask(options, body) {
    return new Promise((resolve, reject) => {
      const request = http.request({ port, host: '127.0.0.1', agent, ...options }, (response) => {
        let text = '';
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => {
          if (response.statusCode === 200) resolve(JSON.parse(text));
          else reject(new Error(`${response.statusCode} ${text.slice(0, 200)}`));
        });
      });
      request.on('error', reject).end(body);
    });
  }

  return {
    pid: server.pid,
    /** GET of a path, as JSON. */
    get: (from) => ask({ path: from }),
    /** A call of an operation. Rejects with its name and what the server answered. */
    call: async (operation, input) => {
      const headers = { 'x-amz-target': `AWSStepFunctions.${operation}`, 'content-type': 'application/x-amz-json-1.0' };
      try {
        return await ask({ method: 'POST', headers }, JSON.stringify(input));
      } catch (error) {
        throw new Error(`${operation}: ${error.message}`, { cause: error });
      }
    },
    close: async () => {
      server.kill();
      agent.destroy();
      await ended;
      rmSync(root, { recursive: true, force: true });
    },
  };
}
