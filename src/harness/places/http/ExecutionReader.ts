import { HarnessError } from '../../../errors/HarnessError';
import { ServiceError } from '../../../errors/ServiceError';
import { fetchHistory } from '../../../story/trace/pages';
import { ControlRefusal } from './ApiClient';
import type { ControlClient } from './ControlClient';
import type { Reply, ApiCaller } from '../../../contract/ApiCaller';

/** Reads executions of a server: Standard ones as in AWS, Express ones by the control API. */
export class ExecutionReader {
  constructor(
    private readonly caller: ApiCaller,
    private readonly express: ControlClient['history'],
  ) {}

  async history(executionArn: string): Promise<readonly object[]> {
    return isExpress(executionArn)
      ? (await this.express(executionArn)).events
      : fetchHistory(this.caller, executionArn);
  }

  async describe(executionArn: string): Promise<Reply> {
    try {
      if (isExpress(executionArn)) return (await this.express(executionArn)).description;
      return await this.caller.call('DescribeExecution', { executionArn });
    } catch (error) {
      if (!(error instanceof Error) || !isUnknown(error)) throw error;
      // The same message as in the test's own process.
      throw new HarnessError(
        `There is no execution ${executionArn} in this test's Step Functions. Those of earlier tests are gone.`,
      );
    }
  }
}

function isExpress(executionArn: string): boolean {
  return executionArn.split(':')[5] === 'express';
}

function isUnknown(error: Error): boolean {
  if (ServiceError.is(error)) return ['ExecutionDoesNotExist', 'InvalidArn'].includes(error.code);
  return error instanceof ControlRefusal && error.status === 404;
}
