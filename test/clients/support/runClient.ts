import { execFile, spawnSync } from 'node:child_process';
import { startServer, type RunningServer } from '../../../src/emulator/server/startServer';
import { createService } from '../../../src/emulator/service/createService';
import { hasAwsCli } from './installed';

/** Whether a program is there. Says so when it is not: its tests are then skipped. */
export function isInstalled(command: string, args: readonly string[], what: string): boolean {
  const found = spawnSync(command, args, { stdio: 'ignore' }).status === 0;
  if (!found) console.warn(`Skipped: ${what} is not installed.`);
  return found;
}

export function isAwsCliInstalled(): boolean {
  const found = hasAwsCli();
  if (!found) console.warn('Skipped: the AWS CLI is not installed.');
  return found;
}

/** Runs a client program against a server of its own and answers what it printed. */
export async function runClient(program: (run: ClientRunner, server: RunningServer) => Promise<void>): Promise<void> {
  const service = createService();
  const server = await startServer(service, { port: 0 });
  const run: ClientRunner = (command, args) =>
    new Promise((resolve, reject) => {
      execFile(command, args, { env: { ...process.env, ...environment(server.url) } }, (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new Error(`${command} ${args.join(' ')}: ${stderr}`, { cause: error }));
      });
    });
  try {
    await program(run, server);
  } finally {
    service.close();
    await server.close();
  }
}

export type ClientRunner = (command: string, args: readonly string[]) => Promise<string>;

export function environment(url: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  };
}
