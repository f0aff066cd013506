import { RunningCommand } from '../../../cli/support/runCommand';

/** `stepmill start` in a process of its own, on a free port. */
export class TestServerProcess {
  readonly url: string;
  private readonly command: RunningCommand;

  private constructor(command: RunningCommand, url: string) {
    this.command = command;
    this.url = url;
  }

  static async start(): Promise<TestServerProcess> {
    const command = new RunningCommand(['start', '--port', '0']);
    const url = /http:\S+/.exec(await command.firstLine())![0];
    return new TestServerProcess(command, url);
  }

  async end(): Promise<void> {
    await this.command.end('SIGTERM');
  }
}
