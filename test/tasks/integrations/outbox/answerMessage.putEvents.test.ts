import { executionArn, stateMachineArn, TestIo, zeroUuid } from '../support';

const entry = { Source: 'shop', DetailType: 'Ordered', Detail: { id: 1 } };

describe('events:putEvents without an endpoint', () => {
  test('answers with an id for each entry and without Sdk members', () => {
    expect(new TestIo().ask('events:putEvents', { Entries: [entry, { ...entry, Detail: '{"id": 2}' }] })).toEqual({
      outcome: { output: { Entries: [{ EventId: zeroUuid }, { EventId: zeroUuid }], FailedEntryCount: 0 } },
    });
  });

  test('the optimised integration adds the execution and its state machine to Resources', () => {
    const io = new TestIo();
    const Entries = [{ ...entry, Resources: ['arn:aws:s3:::bucket'], EventBusName: 'orders' }];
    io.ask('events:putEvents', { Entries });
    io.ask('aws-sdk:eventbridge:putEvents', { Entries });
    expect(
      io.outbox.messages().map(({ destination, source, detailType, json, resources }) => {
        return { destination, source, detailType, json, resources };
      }),
    ).toEqual([
      {
        destination: 'orders',
        source: 'shop',
        detailType: 'Ordered',
        json: { id: 1 },
        resources: ['arn:aws:s3:::bucket', executionArn, stateMachineArn],
      },
      {
        destination: 'orders',
        source: 'shop',
        detailType: 'Ordered',
        json: { id: 1 },
        resources: ['arn:aws:s3:::bucket'],
      },
    ]);
  });

  test.each([
    [
      { ...entry, Detail: '"jsonstring"' },
      { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' },
    ],
    [
      { ...entry, Detail: 'no json' },
      { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' },
    ],
    [{ ...entry, Source: null }, required('Source')],
    [{ Source: 'shop', Detail: {} }, required('DetailType')],
    [{ Source: 'shop', DetailType: 'Ordered' }, required('Detail')],
    [{}, required('Source')],
  ])('the entry %j fails the task, and the good one is sent', (bad, failed) => {
    const io = new TestIo();
    const result = { Entries: [{ EventId: zeroUuid }, failed], FailedEntryCount: 1 };
    expect(io.ask('events:putEvents', { Entries: [entry, bad] })).toEqual({
      outcome: { error: 'EventBridge.FailedEntry', cause: JSON.stringify(result) },
    });
    expect(io.outbox.messages()).toHaveLength(1);
    expect(io.ask('aws-sdk:eventbridge:putEvents', { Entries: [entry, bad] })).toEqual({ outcome: { output: result } });
  });
});

function required(name: string): object {
  const ErrorMessage = `Parameter ${name} is not valid. Reason: ${name} is a required argument.`;
  return { ErrorCode: 'InvalidArgument', ErrorMessage };
}
