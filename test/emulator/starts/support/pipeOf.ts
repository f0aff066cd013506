import type { DeclaredPipe } from '../../../../src/contract/starts/DeclaredPipe';
import { accountId, machineArn, source } from './startingService';

export const queueArn = `arn:aws:sqs:us-east-1:${accountId}:orders`;
export const functionArn = `arn:aws:lambda:us-east-1:${accountId}:function:enrich`;

/** A pipe from a queue to the machine `M`. */
export function pipeOf(change: Partial<DeclaredPipe> = {}): DeclaredPipe {
  return {
    kind: 'pipe',
    name: 'Orders',
    aliases: ['OrdersPipe'],
    source,
    enabled: true,
    roleArn: `arn:aws:iam::${accountId}:role/Pipe`,
    sourceArn: queueArn,
    filters: [],
    target: { arn: machineArn, invocationType: 'FIRE_AND_FORGET' },
    ...change,
  };
}
