import { aws, type Scope } from '../../api/aws';
import { control, loadAccounts } from '../../api/control';
import type { MachineType } from '../../api/types';
import { later, randomDigits } from '../../live/timers';
import { ExecutionSource, type ExecutionView } from '../execution/readExecution';

const region = 'us-east-1';
/** So long a run may take on the clock of the machine: it has nothing to wait for. */
const mostLooks = 100;
const lookMs = 100;

/** A run of a definition in an account that is made for it: its clock skips waits, its mocks are nobody else's. */
export class Trial {
  private readonly account = randomDigits(12);
  private isKept = false;

  /** Throws ApiError, LostError; SyntaxError when the mocks are no JSON. */
  async run({
    definition,
    type,
    input,
    mocks,
  }: {
    definition: string;
    type: MachineType;
    input: string;
    mocks: string;
  }): Promise<ExecutionView> {
    const scope: Scope = { account: this.account, region };
    const list = JSON.parse(mocks) as unknown;
    await control('PUT', `/accounts/${this.account}`, 'global', { body: { time: 'skip', region } });
    await loadAccounts();
    if (!Array.isArray(list)) throw new SyntaxError('Mocks are a list: [{ "state": "Ask", "returns": {} }]');
    if (list.length > 0) await control('POST', '/mocks', scope, { body: { mocks: list } });
    const { stateMachineArn } = await aws<{ stateMachineArn: string }>(
      'CreateStateMachine',
      { name: 'tried', definition, type, roleArn: `arn:aws:iam::${this.account}:role/stepmill-console` },
      scope,
    );
    const { executionArn } = await aws<{ executionArn: string }>(
      'StartExecution',
      { stateMachineArn, name: 'trial', input },
      scope,
    );
    const source = new ExecutionSource(executionArn);
    const { signal } = new AbortController();
    let view = await source.read(signal);
    for (let looks = 0; view.execution.status === 'RUNNING' && looks < mostLooks; looks++) {
      // What waits for a token waits for ever: what there is is shown.
      if (looks > 3 && (await this.isWaiting(scope))) break;
      await new Promise<void>((resolve) => later(lookMs, resolve));
      view = await source.read(signal);
    }
    return view;
  }

  /** Somebody goes to look at the run: its account stays. */
  keep(): void {
    this.isKept = true;
  }

  async leave(): Promise<void> {
    if (!this.isKept) await this.end();
  }

  async end(): Promise<void> {
    await control('DELETE', `/accounts/${this.account}`, 'global').catch(() => undefined);
    await loadAccounts().catch(() => undefined);
  }

  private async isWaiting(scope: Scope): Promise<boolean> {
    const { tasks } = await control<{ tasks: readonly unknown[] }>('GET', '/tasks', scope);
    return tasks.length > 0;
  }
}
