import type { DeclaredPipe } from '../../../../src/contract/starts/DeclaredPipe';
import type { PipeRun } from '../../../../src/emulator/starts/pipes/PipeRun';
import { functionArn, pipeOf, queueArn } from '../support/pipeOf';
import { machineArn, startedOf, startingService } from '../support/startingService';

type Options = Parameters<typeof startingService>[1];

/** Runs messages with these bodies through a pipe, and returns what that did, and the inputs that the machine got. */
async function run(
  change: Partial<DeclaredPipe>,
  bodies: readonly string[],
  options?: Options,
): Promise<{ ran: PipeRun; inputs: unknown[] }> {
  const service = await startingService([pipeOf(change)], options);
  const records = bodies.map((body, index) => ({ body, messageId: `m-${index + 1}` }));
  const ran = await service.callStarts({ op: 'runPipe', name: 'Orders', records });
  await service.quiet();
  const inputs = options?.type === 'EXPRESS' ? [] : startedOf(service).map(({ input }) => input);
  return { ran, inputs };
}

const ids = (ran: PipeRun): unknown[] => ran.batches.map(({ records }) => records.map((record) => record['messageId']));

describe('batches', () => {
  test('one event is a list, too', async () => {
    const { inputs } = await run({}, ['hello']);
    expect(inputs).toEqual([
      [expect.objectContaining({ messageId: 'm-1', body: 'hello', eventSourceARN: queueArn, eventSource: 'aws:sqs' })],
    ]);
  });

  test('ten messages by default, or as many as the pipe says', async () => {
    const bodies = Array.from({ length: 11 }, () => 'x');
    expect((await run({}, bodies)).inputs.map((input) => (input as unknown[]).length)).toEqual([10, 1]);
    expect(ids((await run({ batchSize: 2 }, ['a', 'b', 'c'])).ran)).toEqual([['m-1', 'm-2'], ['m-3']]);
  });

  test('a batch of which nothing is left starts nothing', async () => {
    const { ran, inputs } = await run({ filters: [{ body: { kind: ['new'] } }] }, ['{"kind":"old"}', 'text']);
    expect({ dropped: ran.dropped.map(({ why }) => why), batches: ran.batches, inputs }).toEqual({
      dropped: ['body.kind is "old", wanted ["new"].', 'Its body is plain text, and the filter wants JSON.'],
      batches: [],
      inputs: [],
    });
  });
});

describe('input template', () => {
  test('is applied to each event', async () => {
    const target = {
      arn: machineArn,
      invocationType: 'FIRE_AND_FORGET',
      inputTemplate: '{"id": <$.body.id>}',
    } as const;
    expect((await run({ target }, ['{"id":1}', '{"id":"b"}'])).inputs).toEqual([[{ id: 1 }, { id: 'b' }]]);
  });

  test.each<[title: string, inputTemplate: string, error: string, cause: string]>([
    ['text that is not JSON', 'Order <$.body.id>', 'InvalidInput', 'The input of the target is not JSON: [Order 1]'],
    [
      'nothing but an object',
      '<$.body>',
      'InvalidInputTemplate',
      'The input template <$.body> is nothing but a variable for an object or array, and AWS removes its quotes, so it is no longer JSON. Write it as a member: {"data": <$.body>}.',
    ],
  ])('%s fails the batch', async (_title, inputTemplate, error, cause) => {
    const target = { arn: machineArn, invocationType: 'FIRE_AND_FORGET', inputTemplate } as const;
    const { ran, inputs } = await run({ target }, ['{"id":1}']);
    expect({ failure: ran.batches[0]!.failure, failed: ran.batches[0]!.failed, inputs }).toEqual({
      failure: { error, cause },
      failed: ['m-1'],
      inputs: [],
    });
  });
});

describe('enrichment', () => {
  const enrichment = { arn: functionArn };

  test('a function gets the list, and its answer replaces it', async () => {
    const seen: unknown[] = [];
    const handlers = {
      enrich: (events: unknown) => {
        seen.push(events);
        return (events as { body: string }[]).map(({ body }) => ({ order: body }));
      },
    };
    const { ran, inputs } = await run({ enrichment }, ['a', 'b'], { handlers });
    expect(seen).toEqual([[expect.objectContaining({ body: 'a' }), expect.objectContaining({ body: 'b' })]]);
    expect(inputs).toEqual([[{ order: 'a' }, { order: 'b' }]]);
    expect(ran.batches[0]!.enriched).toEqual([{ order: 'a' }, { order: 'b' }]);
  });

  test('has a template of its own, and that of the target is applied to its answer', async () => {
    const target = { arn: machineArn, invocationType: 'FIRE_AND_FORGET', inputTemplate: '{"got": <$.id>}' } as const;
    const withTemplate = { ...enrichment, inputTemplate: '{"id": <$.body.id>}' };
    const { inputs } = await run({ enrichment: withTemplate, target }, ['{"id":7}'], {
      handlers: { enrich: (x) => x },
    });
    expect(inputs).toEqual([[{ got: 7 }]]);
  });

  test('an answer that is no list is the input itself', async () => {
    const { inputs } = await run({ enrichment }, ['a'], { handlers: { enrich: () => ({ all: true }) } });
    expect(inputs).toEqual([{ all: true }]);
  });

  test.each<[answer: unknown]>([[[]], [{}], [''], [null]])('the answer %j ends the batch', async (answer) => {
    const { ran, inputs } = await run({ enrichment }, ['a'], { handlers: { enrich: () => answer } });
    expect({ ended: ran.batches[0]!.ended, failed: ran.batches[0]!.failed, inputs }).toEqual({
      ended: 'The enrichment answered with nothing.',
      failed: [],
      inputs: [],
    });
  });

  test('a function that throws fails the batch', async () => {
    const handlers = {
      enrich: () => {
        throw new TypeError('no');
      },
    };
    const { ran, inputs } = await run({ enrichment }, ['a'], { handlers });
    const [{ failed, failure } = {}] = ran.batches;
    expect({ failed, error: failure!.error, inputs }).toEqual({ failed: ['m-1'], error: 'Unhandled', inputs: [] });
    expect(JSON.parse(failure!.cause)).toMatchObject({ errorType: 'TypeError', errorMessage: 'no' });
  });

  test('an Express workflow answers synchronously', async () => {
    const definition = { StartAt: 'P', States: { P: { Type: 'Pass', Result: [{ enriched: 1 }], End: true } } };
    const express = { arn: machineArn };
    const handlers = {};
    const { ran } = await run({ enrichment: express, target: { arn: machineArn } }, ['a'], {
      definition,
      type: 'EXPRESS',
      handlers,
    });
    const [{ enrichedBy, ...batch } = { failed: [] }] = ran.batches;
    expect(batch).toMatchObject({ enriched: [{ enriched: 1 }], input: '[{"enriched":1}]', failed: [] });
    expect(enrichedBy!.executionArn).toContain(':express:M:');
    expect(JSON.parse(enrichedBy!.input)).toEqual([expect.objectContaining({ body: 'a' })]);
  });
});

describe('a target that answers', () => {
  const target = { arn: machineArn };

  test('its output is there', async () => {
    const { ran } = await run({ target }, ['a'], { type: 'EXPRESS' });
    const [{ output, failed, executionArn } = { failed: [] }] = ran.batches;
    expect({ output: JSON.parse(output!) as unknown, failed }).toEqual({
      output: [expect.objectContaining({ body: 'a' })],
      failed: [],
    });
    expect(executionArn).toContain(':express:M:');
  });

  test('reports single failures', async () => {
    const Result = { batchItemFailures: [{ itemIdentifier: 'm-2' }] };
    const definition = { StartAt: 'P', States: { P: { Type: 'Pass', Result, End: true } } };
    const { ran } = await run({ target }, ['a', 'b', 'c'], { type: 'EXPRESS', definition });
    expect(ran.batches[0]!.failed).toEqual(['m-2']);
  });

  test('fails the whole batch', async () => {
    const definition = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'No', Cause: 'why' } } };
    const { ran } = await run({ target }, ['a', 'b'], { type: 'EXPRESS', definition });
    const [{ failed, failure, executionArn } = { failed: [] }] = ran.batches;
    expect({ failed, failure }).toEqual({ failed: ['m-1', 'm-2'], failure: { error: 'No', cause: 'why' } });
    expect(executionArn).toContain(':express:M:');
  });
});

describe('a target that is a function', () => {
  const seen: unknown[] = [];
  const handlers = {
    enrich: (events: unknown) => {
      seen.push(events);
      return { batchItemFailures: [{ itemIdentifier: 'm-2' }] };
    },
  };
  beforeEach(() => void seen.splice(0));

  test('gets the list, and may report single failures', async () => {
    const { ran } = await run({ target: { arn: functionArn } }, ['a', 'b'], { handlers });
    expect(seen).toEqual([[expect.objectContaining({ body: 'a' }), expect.objectContaining({ body: 'b' })]]);
    expect(ran.batches[0]).toMatchObject({
      output: '{"batchItemFailures":[{"itemIdentifier":"m-2"}]}',
      failed: ['m-2'],
    });
  });

  test('is not waited for with FIRE_AND_FORGET', async () => {
    const target = { arn: functionArn, invocationType: 'FIRE_AND_FORGET' } as const;
    const { ran } = await run({ target }, ['a'], { handlers });
    expect(ran.batches[0]).toMatchObject({ failed: [] });
    expect(ran.batches[0]).not.toHaveProperty('output');
    expect(seen).toHaveLength(1);
  });
});
