import { aws, type Scope } from '../../../api/aws';
import { control, loadAccounts } from '../../../api/control';
import type { MachineType } from '../../../api/types';
import { later, randomDigits } from '../../../live/timers';
import { type ExecutionView, ExecutionSource } from '../../../model/readExecution';
import type { JsonObject } from '../../../../util/json';

/** What to run. */
export interface TrialRequest {
  readonly definition: string;
  readonly type: MachineType;
  /** JSON. */
  readonly input: string;
  /** JSON: a list of mocks, as the control API has them. */
  readonly mocks: string;
  /** The state to begin with, and the one to end after; empty: the whole machine. */
  readonly from: string;
  readonly until: string;
  /** The variables that states before `from` have assigned. */
  readonly variables: JsonObject;
}

const region = 'us-east-1';
/** The maximum number of polls of a run, which has nothing to wait for. */
const mostLooks = 100;
const lookMs = 100;

/** A run of a definition in an account created for it, with its own mocks and a clock that skips waits. */
export class Trial {
  private readonly account = randomDigits(12);
  private isKept = false;

  /** Throws ApiError, LostError; SyntaxError if the mocks are not JSON. */
  async run({ definition, type, input, mocks, from, until, variables }: TrialRequest): Promise<ExecutionView> {
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
    const start = { stateMachineArn, name: 'trial' };
    const part = {
      ...(from !== '' && { from, variables }),
      ...(until !== '' && { until }),
    };
    const { executionArn } =
      from === '' && until === ''
        ? await aws<{ executionArn: string }>('StartExecution', { ...start, input }, scope)
        : await control<{ executionArn: string }>('POST', '/executions', scope, {
            body: { ...start, input: JSON.parse(input) as unknown, ...part },
          });
    const source = new ExecutionSource(executionArn);
    const { signal } = new AbortController();
    let view = await source.read(signal);
    for (let looks = 0; view.execution.status === 'RUNNING' && looks < mostLooks; looks++) {
      // A task that waits for a token waits forever, so the current state is shown.
      if (looks > 3 && (await this.isWaiting(scope))) break;
      await new Promise<void>((resolve) => later(lookMs, resolve));
      view = await source.read(signal);
    }
    return view;
  }

  /** Keeps the account, because the user opens the run. */
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
