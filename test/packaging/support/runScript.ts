import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { filesIn, type Script } from './snippets';

/** `served COMMAND`: a server in the foreground of a terminal, which the reader ends before starting the next. */
const prelude = `set -eu
server=
stop() { [ -z "$server" ] || { kill "$server"; wait "$server" || true; server=; }; }
served() {
  stop
  : >.served
  "$@" >.served 2>&1 &
  server=$!
  until grep -q 'is ready at' .served; do kill -0 "$server" 2>/dev/null || { cat .served; exit 1; }; sleep 0.1; done
  cat .served
}
`;

/** What a script of the pages has printed, and how it ended. */
export interface Ended {
  readonly status: number | null;
  readonly text: string;
}

/** Runs a script in a copy of its page's folder. Nothing that it has started stays. */
export async function runScript(script: Script, environment: Readonly<Record<string, string>>): Promise<Ended> {
  const folder = path.join(path.dirname(script.folder), `${path.basename(script.folder)}-${script.name}`);
  fs.cpSync(script.folder, folder, { recursive: true, verbatimSymlinks: true });
  const port = String(await freePort());
  // Servers of the pages have the usual port, which somebody may have; here each has one of its own.
  const code = script.code
    .replaceAll('8083', port)
    .replace(/npx stepmill (?:start|stop)(?![^\n]*--(?:port|url))/g, `$& --port ${port}`)
    .replace(/^((?:\w+=\S+ )*)(npx stepmill start\b(?!.*--wait).*[^&\n])$/gm, 'served env $1$2');
  for (const name of filesIn(folder))
    if (/\.(?:py|c?js|mjs)$/.test(name)) replaceIn(path.join(folder, name), '8083', port);
  const child = spawn('sh', ['-c', `${prelude}${code}\nstop\n`], {
    cwd: folder,
    env: { ...environment, PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => (text += chunk));
  }
  const status = await new Promise<number | null>((resolve) => {
    const limit = setTimeout(() => endGroup(child.pid!), 300_000);
    child.on('exit', () => {
      clearTimeout(limit);
      endGroup(child.pid!);
    });
    child.on('close', resolve);
  });
  return { status, text };
}

function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // All have ended.
  }
}

function replaceIn(file: string, from: string, to: string): void {
  const text = fs.readFileSync(file, 'utf8');
  if (text.includes(from)) fs.writeFileSync(file, text.replaceAll(from, to));
}

function freePort(): Promise<number> {
  const server = net.createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Whether the output has what a page shows: `…` matches anything, and a duration any duration. */
export function shows(text: string, shown: string): boolean {
  const lines = (all: string): string =>
    all
      .replace(/[\d.]+ ?ms\b/g, 'N ms')
      .replace(/[ \t]+$/gm, '')
      .trim();
  const pattern = lines(shown)
    .split('…')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('[\\s\\S]*?');
  return new RegExp(`(?:^|\\n)${pattern}(?:\\n|$)`).test(lines(text));
}
