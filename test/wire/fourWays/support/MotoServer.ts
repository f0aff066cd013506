import { spawn, spawnSync, type ChildProcess } from 'node:child_process';

const arguments_ = ['-H', '127.0.0.1', '-p', '0'];
/** As Debian's `python3-moto` (with `python3-flask-cors`) and as `pip install 'moto[server]'` have it. */
const commands: readonly (readonly [command: string, ...args: string[]])[] = [
  ['/usr/bin/python3', '-m', 'moto.server'],
  ['python3', '-m', 'moto.server'],
  ['moto_server'],
];

/** How moto's server is started here; `undefined`, with a line that says so, where it is not installed. */
export function findMoto(): readonly [command: string, ...args: string[]] | undefined {
  const found = commands.find(([command, ...args]) => spawnSync(command, [...args, '--help']).status === 0);
  if (found === undefined) {
    process.stderr.write(
      "Skipped: moto's server is not installed. Run: apt-get install python3-moto python3-flask-cors\n",
    );
  }
  return found;
}

/** moto's server (SQS, SNS, DynamoDB and more) on a free port. */
export class MotoServer {
  url = '';
  private process: ChildProcess | undefined;

  async start([command, ...args]: readonly [command: string, ...args: string[]]): Promise<void> {
    const server = spawn(command, [...args, ...arguments_], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.process = server;
    let printed = '';
    this.url = await new Promise((resolve, reject) => {
      const read = (chunk: Buffer): void => {
        printed += chunk.toString();
        const url = /Running on (http:\/\/[\d.]+:\d+)/.exec(printed)?.[1];
        if (url !== undefined) resolve(url);
      };
      server.stdout.on('data', read);
      server.stderr.on('data', read);
      server.on('error', reject);
      server.on('exit', (code) => reject(new Error(`moto's server ended with ${code}: ${printed}`)));
    });
  }

  /** Forgets everything that was created or sent. */
  async reset(): Promise<void> {
    await fetch(`${this.url}/moto-api/reset`, { method: 'POST' });
  }

  async close(): Promise<void> {
    const server = this.process;
    if (server === undefined || server.exitCode !== null) return;
    const ended = new Promise((resolve) => server.once('close', resolve));
    server.kill();
    await ended;
  }
}
