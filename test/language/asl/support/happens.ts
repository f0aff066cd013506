import { createService } from '../../../../src/emulator/service/createService';
import { executionsInside, historyInside } from '../../../../src/emulator/service/inspect';
import type { Service } from '../../../../src/emulator/service/Service';
import { lambda } from '../../../../src/tasks/mocking/scripts';

export type Fields = Readonly<Record<string, unknown>>;

/** Two forms of one object, which differ in a field. */
export interface Probe {
  readonly one: Fields;
  readonly other: Fields;
}

export const role = 'arn:aws:iam::123456789012:role/r';
export const input = {
  a: { b: 1 },
  items: [1, 2],
  few: [1],
  n: 5,
  m: 7,
  e: 'E1',
  t: '2030-01-01T00:01:00Z',
  u: '2030-01-01T00:02:00Z',
};

/** What the bucket `b` holds. */
const objects: Readonly<Record<string, string>> = {
  'k.json': '{"inner":[1,2,3],"a":1}',
  'other.json': '[{"x":1}]',
  'k.csv': 'x,y\n1|2,3\n4,5\n',
  'manifest.json': '{"sourceBucket":"b","fileFormat":"CSV","fileSchema":"Bucket, Key","files":[{"key":"k.csv"}]}',
};

async function put(service: Service, key: string, content: string): Promise<void> {
  await service.callObjects({ op: 'put', bucket: 'b', key, content: Buffer.from(content).toString('base64') });
}

/** What the bucket holds in the end. */
async function written(service: Service): Promise<readonly unknown[]> {
  const keys = (await service.callObjects({ op: 'keys', bucket: 'b', prefix: '' })) as readonly string[];
  return Promise.all(keys.map(async (key) => [key, await service.callObjects({ op: 'get', bucket: 'b', key })]));
}

/** Whether two definitions do the same. */
export async function doTheSame(one: object, other: object): Promise<boolean> {
  return (await happens(one)) === (await happens(other));
}

/**
 * All that happens: the histories of the execution and of its children, and what is written to S3; or why the definition
 * is refused.
 */
async function happens(definition: object): Promise<string> {
  const service = createService({ time: 'skip', startTime: '2030-01-01T00:00:00Z', seed: 'probe' });
  try {
    for (const [key, content] of Object.entries(objects)) await put(service, key, content);
    service.answers.mocks.use(
      lambda('f').answers((given: unknown) => ({ given: given ?? null })),
      lambda('g').fails('Busy'),
    );
    const machine = { name: 'M', roleArn: role, definition: JSON.stringify(definition) };
    let stateMachineArn: string;
    try {
      ({ stateMachineArn } = service.call('CreateStateMachine', machine) as { stateMachineArn: string });
    } catch (error) {
      return `refused: ${(error as Error).message}`;
    }
    const start = { stateMachineArn, name: 'one', input: JSON.stringify(input) };
    await service.call('StartExecution', start);
    await service.quiet();
    const histories = [...executionsInside(service)].map(({ arn }) => [arn, historyInside(service, arn)]);
    return JSON.stringify([histories, await written(service)]);
  } finally {
    service.close();
  }
}

export const end = { Type: 'Pass', End: true };
/** Leads to a state; two others can be reached, too, because AWS refuses states that nothing leads to. */
export const machineOf = (state: Fields): object => ({
  StartAt: 'Start',
  States: {
    Start: {
      Type: 'Choice',
      Choices: ['N', 'O'].map((Next) => ({ Variable: '$.none', IsPresent: true, Next })),
      Default: 'S',
    },
    S: state,
    N: end,
    O: end,
  },
});

/** The fields of a Task that calls this function. */
export const invoke = (name: string): Fields => ({
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: name, Payload: { n: 1 } },
});

/** A block of one state. */
export const block = (state: object): object => ({ StartAt: 'P', States: { P: { ...end, ...state } } });

/** A state that fails. */
export const failing = { Type: 'Fail', Error: 'Busy', End: undefined };

/** The processor of a Distributed Map, of one state. */
export const distributed = (state: object = {}): object => ({
  ...block(state),
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
});
