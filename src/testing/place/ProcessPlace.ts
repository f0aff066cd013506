import { afterTurn } from '../../clock/system';
import type { Execution } from '../../executions/Execution';
import { HarnessError } from '../../errors/HarnessError';
import { eventToWire } from '../../history/toWire';
import type { Service } from '../../service/Service';
import type { OpenTask, Place, Reply } from './Place';

/** The test's own process: a service without a server. */
export class ProcessPlace implements Place {
  readonly kind = 'process';
  private readonly service: Service;

  constructor(service: Service) {
    this.service = service;
  }

  /** As `call`, where the answer is there at once: all operations but StartSyncExecution and GetActivityTask. */
  callNow(operation: string, input: Readonly<Record<string, unknown>>): Reply {
    const reply = this.service.call(operation, input);
    if (reply instanceof Promise) throw new HarnessError(`${operation} does not answer at once.`);
    return reply as Reply;
  }

  async call(operation: string, input: Readonly<Record<string, unknown>>): Promise<Reply> {
    return (await this.service.call(operation, input)) as Reply;
  }

  async ended(executionArn: string): Promise<void> {
    const execution = this.execution(executionArn);
    await execution.ended();
    throwHarnessError(execution);
  }

  /** Runs an execution to its end without waiting for anything. Throws a HarnessError when it has to wait. */
  finishNow(executionArn: string): void {
    this.service.drain();
    const execution = this.execution(executionArn);
    throwHarnessError(execution);
    if (execution.status !== 'RUNNING') return;
    const waiting = this.service.describeWaiting(executionArn);
    execution.stop(undefined, undefined);
    throw new HarnessError(`${waiting}\nrunSync() does not wait. Write: await machine.run(…)`);
  }

  history(executionArn: string): Promise<readonly object[]> {
    return Promise.resolve(this.historyNow(executionArn));
  }

  historyNow(executionArn: string): readonly object[] {
    return this.execution(executionArn).history.events.map((event) => eventToWire(event));
  }

  describe(executionArn: string): Promise<Reply> {
    return Promise.resolve(this.describeNow(executionArn));
  }

  describeNow(executionArn: string): Reply {
    const execution = this.execution(executionArn);
    if (execution.type === 'STANDARD') return this.callNow('DescribeExecution', { executionArn });
    return describeExpress(execution);
  }

  openTask(executionArn: string, state: string): Promise<OpenTask | undefined> {
    const token = this.service.openTaskToken(executionArn, state);
    if (token === undefined) return Promise.resolve(undefined);
    const send = async (operation: string, input: object): Promise<void> => {
      await this.service.call(operation, { taskToken: token, ...input });
    };
    return Promise.resolve({
      succeed: (output: unknown) => send('SendTaskSuccess', { output: JSON.stringify(output ?? null) }),
      fail: (error?: string, cause?: string) =>
        send('SendTaskFailure', {
          ...(error === undefined ? {} : { error }),
          ...(cause === undefined ? {} : { cause }),
        }),
      heartbeat: () => send('SendTaskHeartbeat', {}),
    });
  }

  turn(): Promise<void> {
    return new Promise(afterTurn);
  }

  private execution(executionArn: string): Execution {
    const execution = this.service.execution(executionArn);
    if (execution !== undefined) return execution;
    throw new HarnessError(`There is no execution ${executionArn} in this test's Step Functions.`);
  }
}

/** A mistake of the tester, or a bug of Stepmill, is thrown at whoever awaits the run. */
export function throwHarnessError({ harnessError }: Execution): void {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- whatever it was, as it was
  if (harnessError !== undefined) throw harnessError;
}

/** AWS has no DescribeExecution for Express executions; in here they are read all the same. */
function describeExpress(execution: Execution): Reply {
  const { arn, name, stateMachineArn, status, startDate, stopDate, inputText, output, error, cause } = execution;
  return {
    executionArn: arn,
    name,
    stateMachineArn,
    status,
    startDate: startDate / 1000,
    ...(stopDate === undefined ? {} : { stopDate: stopDate / 1000 }),
    input: inputText,
    ...(output === undefined ? {} : { output: JSON.stringify(output) }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  };
}
