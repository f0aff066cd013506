import type { LiveStatus } from '../../../../src/engine/executions/Execution';
import type { ExecutionHead } from '../../../../src/emulator/service/data/ExecutionRecord';
import { StoredExecutions } from '../../../../src/emulator/service/data/StoredExecutions';

const machineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:M';

function head(number: number, more: Partial<ExecutionHead> = {}): ExecutionHead {
  const arn = `arn:aws:states:us-east-1:123456789012:execution:M:e${number}`;
  return { kind: 'execution', arn, number, machineArn, revision: 1, status: 'SUCCEEDED', startMs: number, ...more };
}

/** Executions whose records are in memory, at the places 0, 1, 2 … */
class Fixture {
  readonly stored = new StoredExecutions();
  private readonly records: Buffer[] = [];

  constructor() {
    this.stored.read = (place) => this.records[place]!;
  }

  add(...heads: readonly ExecutionHead[]): void {
    for (const one of heads) this.stored.add(one, this.records.push(Buffer.from(`${JSON.stringify(one)}\n{}`)) - 1, 10);
  }

  names(status?: LiveStatus): readonly string[] {
    return [...this.stored.newestFirst(machineArn, status)].map(({ name }) => name);
  }
}

test('each has its records in order, and the last one has its state', () => {
  const fixture = new Fixture();
  fixture.add(
    head(0, { status: 'RUNNING' }),
    head(3),
    head(0, { stopMs: 9, status: 'FAILED', redrives: 1, redrivenMs: 7 }),
  );
  const { places, status, stopDate, redriveCount, redriven, bytes } = fixture.stored.get(head(0).arn)!;
  expect({ places, status, stopDate, redriveCount, redriven, bytes }).toEqual({
    places: [0, 2],
    status: 'FAILED',
    stopDate: 9,
    redriveCount: 1,
    redriven: { timeMs: 7 },
    bytes: 20,
  });
  expect(fixture.stored.get(head(3).arn)!.places).toEqual([1]);
  expect(fixture.stored.get(head(1).arn)).toBeUndefined();
  expect(fixture.stored.lastNumber).toBe(3);
});

test('however many there are', () => {
  const fixture = new Fixture();
  fixture.add(...Array.from({ length: 3_000 }, (_, number) => head(number * 2)));
  expect(fixture.names()).toEqual(Array.from({ length: 3_000 }, (_, index) => `e${(2_999 - index) * 2}`));
  expect([0, 2, 3_000, 5_998].map((number) => fixture.stored.get(head(number).arn)?.number)).toEqual([
    0, 2, 3_000, 5_998,
  ]);
});

test('listing a status that few have looks at few of them', () => {
  const fixture = new Fixture();
  fixture.add(head(0, { status: 'FAILED' }));
  fixture.add(...Array.from({ length: 1_000 }, (_, at) => head(at + 1)));
  fixture.add(head(1_001, { status: 'FAILED' }), head(1_002, { status: 'RUNNING' }));
  const { rows } = fixture.stored;
  let reads = 0;
  rows.status = new Proxy(rows.status, {
    get(target, name) {
      reads += 1;
      return Reflect.get(target, name) as unknown;
    },
  });
  expect(fixture.names('ABORTED')).toEqual([]);
  expect(fixture.names('RUNNING')).toEqual(['e1002']);
  expect(reads).toBe(1);
  fixture.stored.forget(0);
  fixture.add(head(1_002, { status: 'FAILED' }));
  reads = 0;
  expect(fixture.names('FAILED')).toEqual(['e1002', 'e1001']);
  expect(reads).toBe(2);
  fixture.stored.forgetMachine(machineArn);
  expect(['FAILED', 'SUCCEEDED', undefined].map((status) => fixture.names(status as LiveStatus))).toEqual([[], [], []]);
});

test('dropped executions are gone, and their names can be reused', () => {
  const fixture = new Fixture();
  fixture.add(head(0), head(1), head(2));
  expect(fixture.stored.forget(1)).toBe(10);
  expect(fixture.stored.forget(1)).toBe(0);
  fixture.add({ ...head(7), arn: head(1).arn });
  expect(fixture.names()).toEqual(['e1', 'e2', 'e0']);
  expect(fixture.stored.get(head(1).arn)!.number).toBe(7);
  expect(fixture.stored.forgetMachine(machineArn)).toBe(30);
  expect(fixture.names()).toEqual([]);
  expect([...fixture.stored.all()]).toEqual([]);
});
