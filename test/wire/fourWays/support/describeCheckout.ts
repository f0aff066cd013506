import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';
import type { ServiceOptions } from '../../../../src/emulator/service/ServiceOptions';
import { checkout, packing } from './checkout';

const roleArn = 'arn:aws:iam::123456789012:role/shop';

export type TestCase = 'InStock' | 'SoldOut';

/** One way to answer the tasks of the shop. */
export interface Way {
  readonly options: ServiceOptions;
  /** What is to be done with a fresh service, before each test. */
  prepare?(service: Service): void | Promise<void>;
  /** What else must be so at the end of a test. */
  check?(testCase: TestCase): void | Promise<void>;
  cleanUp?(): void | Promise<void>;
  /** Whether executions are started as `arn#InStock` and `arn#SoldOut`. */
  readonly testCases?: boolean;
  /** The answers to the tasks of each kind. */
  readonly answeredBy: Readonly<Record<'lambda' | 'aws' | 'nested', 'mock' | 'local' | 'real'>>;
}

interface WireEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly type: string;
  readonly stateEnteredEventDetails?: { readonly name: string };
}

/** The assertions about the shop, the same for every way. */
export function describeCheckout(name: string, way: () => Way): void {
  describe(name, () => {
    let service: Service;
    beforeEach(async () => {
      service = createService({ time: 'skip', seed: 7, startTime: '2030-01-01T00:00:00Z', ...way().options });
      await way().prepare?.(service);
    });
    afterEach(async () => {
      await way().cleanUp?.();
      service.close();
    });

    async function run(input: object, testCase: TestCase) {
      const call = (operation: string, parameters: object) => service.call(operation, parameters) as any;
      call('CreateStateMachine', { name: 'Packing', roleArn, definition: JSON.stringify(packing) });
      const { stateMachineArn } = call('CreateStateMachine', {
        name: 'Checkout',
        roleArn,
        definition: JSON.stringify(checkout),
      });
      const { executionArn } = call('StartExecution', {
        stateMachineArn: way().testCases === true ? `${stateMachineArn}#${testCase}` : stateMachineArn,
        input: JSON.stringify(input),
      });
      await new Promise<void>((resolve) => service.execution(executionArn)!.onEnd(resolve));
      const { status, output, error, cause } = call('DescribeExecution', { executionArn });
      const { events } = call('GetExecutionHistory', { executionArn }) as { events: WireEvent[] };
      return {
        result: { status, output: output && JSON.parse(output), error, cause },
        path: events.flatMap((event) => event.stateEnteredEventDetails?.name ?? []),
        events: events.map(({ id, previousEventId, type }) => `${id}<${previousEventId} ${type}`),
        calls: service.calls.inExecution(executionArn).all.map((made) => [made.state, made.target, made.received]),
        answeredBy: service.calls.inExecution(executionArn).all.map((made) => made.answeredBy),
      };
    }

    test('reserves, sends, packs and announces what is in stock', async () => {
      const { result, path, events, calls, answeredBy } = await run({ sku: 'l-1', customer: 'jo' }, 'InStock');
      const md5 = '0809e3b9a4bed75b28b13796b3a97562';
      expect(result).toEqual({
        status: 'SUCCEEDED',
        output: {
          sku: 'l-1',
          customer: 'jo',
          price: { total: 42 },
          item: { name: 'lamp' },
          sent: { md5 },
          packed: { parcel: 'a parcel with a lamp' },
        },
        error: undefined,
        cause: undefined,
      });
      expect(path).toEqual(['Price', 'Look up', 'Reserve', 'Send', 'Pack', 'Announce']);
      const key = { sku: { S: 'l-1' } };
      expect(calls).toEqual([
        ['Price', 'price', { sku: 'l-1', customer: 'jo' }],
        ['Price', 'price', { sku: 'l-1', customer: 'jo' }],
        ['Look up', undefined, { TableName: 'stock', Key: key }],
        ['Reserve', undefined, { ...checkout.States.Reserve.Parameters, Key: key }],
        ['Send', 'parcels', { sku: 'l-1', to: 'jo' }],
        ['Pack', 'Packing', { name: 'lamp' }],
        ['Announce', 'orders', 'a parcel with a lamp for jo'],
      ]);
      const { lambda, aws, nested } = way().answeredBy;
      expect(answeredBy).toEqual([lambda, lambda, aws, aws, aws, nested, aws]);
      expect(events).toEqual([
        '1<0 ExecutionStarted',
        '2<0 TaskStateEntered',
        '3<2 TaskScheduled',
        '4<3 TaskStarted',
        '5<4 TaskFailed',
        '6<5 TaskScheduled',
        '7<6 TaskStarted',
        '8<7 TaskSucceeded',
        '9<8 TaskStateExited',
        ...requestResponse(10),
        ...requestResponse(15),
        ...requestResponse(20),
        '25<24 TaskStateEntered',
        '26<25 TaskScheduled',
        '27<26 TaskStarted',
        '28<27 TaskSubmitted',
        '29<28 TaskSucceeded',
        '30<29 TaskStateExited',
        ...requestResponse(31),
        '36<35 ExecutionSucceeded',
      ]);
      await way().check?.('InStock');
    });

    test('catches what is sold out by its condition, and apologises', async () => {
      const { result, path, events, calls, answeredBy } = await run({ sku: 'c-9', customer: 'al' }, 'SoldOut');
      expect(result).toEqual({
        status: 'SUCCEEDED',
        output: { sku: 'c-9', error: 'DynamoDB.ConditionalCheckFailedException', apology: { published: true } },
        error: undefined,
        cause: undefined,
      });
      expect(path).toEqual(['Price', 'Look up', 'Reserve', 'Apologise', 'Sold out']);
      const key = { sku: { S: 'c-9' } };
      expect(calls.slice(-3)).toEqual([
        ['Look up', undefined, { TableName: 'stock', Key: key }],
        ['Reserve', undefined, { ...checkout.States.Reserve.Parameters, Key: key }],
        ['Apologise', 'orders', 'no chair for al'],
      ]);
      const { lambda, aws } = way().answeredBy;
      expect(answeredBy).toEqual([lambda, lambda, aws, aws, aws]);
      expect(events.slice(14)).toEqual([
        '15<14 TaskStateEntered',
        '16<15 TaskScheduled',
        '17<16 TaskStarted',
        '18<17 TaskFailed',
        '19<18 TaskStateExited',
        ...requestResponse(20),
        '25<24 PassStateEntered',
        '26<25 PassStateExited',
        '27<26 ExecutionSucceeded',
      ]);
      await way().check?.('SoldOut');
    });
  });
}

/** The events of a Task state that succeeds at once. */
function requestResponse(from: number): string[] {
  const types = ['TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskSucceeded', 'TaskStateExited'];
  return types.map((type, index) => `${from + index}<${from + index - 1} ${type}`);
}
