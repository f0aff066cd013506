import { plainMetadata, TestIo, zeroUuid } from '../support';

const QueueUrl = 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders';

describe('sqs:sendMessage without an endpoint', () => {
  test('answers as SQS does', () => {
    const io = new TestIo();
    const reply = io.ask('sqs:sendMessage', { QueueUrl, MessageBody: 'hello' });
    const output = {
      MD5OfMessageBody: '5d41402abc4b2a76b9719d911017c592',
      MessageId: zeroUuid,
      ...plainMetadata(106),
    };
    expect(JSON.stringify(reply)).toBe(JSON.stringify({ outcome: { output } }));
  });

  test('adds the digest of attributes', () => {
    const MessageAttributes = {
      my_attribute_no_1: { DataType: 'String', StringValue: 'Hello' },
      my_attribute_no_2: { DataType: 'String', StringValue: 'World' },
    };
    expect(new TestIo().ask('sqs:sendMessage', { QueueUrl, MessageBody: 'hello', MessageAttributes })).toEqual({
      outcome: {
        output: {
          MD5OfMessageAttributes: '7a2370fb1a1bb683e7d1ed61e44ffe02',
          MD5OfMessageBody: '5d41402abc4b2a76b9719d911017c592',
          MessageId: zeroUuid,
          ...plainMetadata(166),
        },
      },
    });
  });

  test('stays open for its token', () => {
    const parameters = { QueueUrl, MessageBody: { TaskToken: 't-1' } };
    expect(new TestIo().ask('sqs:sendMessage.waitForTaskToken', parameters, { taskToken: 't-1' })).toEqual({
      submitted: {
        MD5OfMessageBody: '6e9947cf4617a79a917f5289118f8eb7',
        MessageId: zeroUuid,
        ...plainMetadata(106),
      },
      endedBy: 'outside',
    });
  });

  test('a FIFO queue numbers its messages and wants a group', () => {
    const io = new TestIo();
    const fifo = { QueueUrl: `${QueueUrl}.fifo`, MessageBody: 'x' };
    expect(io.ask('aws-sdk:sqs:sendMessage', { ...fifo, MessageGroupId: 'g' })).toEqual({
      outcome: {
        output: {
          Md5OfMessageBody: '9dd4e461268c8034f5c8564e155c67a6',
          MessageId: zeroUuid,
          SequenceNumber: '18849496460467696384',
        },
      },
    });
    expect(io.ask('sqs:sendMessage', fifo)).toEqual({
      outcome: {
        error: 'SQS.AmazonSQSException',
        cause:
          'The request must contain the parameter MessageGroupId. (Service: AmazonSQS; Status Code: 400; ' +
          `Error Code: MissingParameter; Request ID: ${zeroUuid}; Proxy: null)`,
      },
    });
  });

  test.each([[null], ['']])('rejects the body %j, in the style of each integration', (MessageBody) => {
    const io = new TestIo();
    expect(io.ask('sqs:sendMessage', { QueueUrl, MessageBody })).toEqual({
      outcome: {
        error: 'SQS.AmazonSQSException',
        cause:
          'The request must contain the parameter MessageBody. (Service: AmazonSQS; Status Code: 400; ' +
          `Error Code: MissingParameter; Request ID: ${zeroUuid}; Proxy: null)`,
      },
    });
    expect(io.ask('aws-sdk:sqs:sendMessage.waitForTaskToken', { QueueUrl, MessageBody })).toEqual({
      outcome: {
        error: 'Sqs.SqsException',
        cause:
          'The request must contain the parameter MessageBody. (Service: Sqs, Status Code: 400, ' +
          `Request ID: ${zeroUuid}) (SDK Attempt Count: 1)`,
        phase: 'submit',
      },
    });
    expect(io.outbox.messages()).toEqual([]);
  });

  test.each([
    [{ a: 1 }, '{"a":1}'],
    ['text', 'text'],
    [0, '0'],
    [true, 'true'],
    [['x'], '["x"]'],
  ])('the body %j arrives as %s', (MessageBody, body) => {
    const io = new TestIo();
    io.ask('sqs:sendMessage', { QueueUrl, MessageBody });
    expect(io.outbox.messages().map((message) => message.body)).toEqual([body]);
  });
});
