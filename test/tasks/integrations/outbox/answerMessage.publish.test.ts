import { plainMetadata, TestIo, zeroUuid } from '../support';

const TopicArn = 'arn:aws:sns:eu-west-1:123456789012:news';

describe('sns:publish without an endpoint', () => {
  test('answers as SNS does', () => {
    const io = new TestIo();
    const output = { MessageId: zeroUuid, ...plainMetadata(294, 'text/xml') };
    expect(JSON.stringify(io.ask('sns:publish', { TopicArn, Message: { a: 1 } }))).toBe(
      JSON.stringify({ outcome: { output } }),
    );
    expect(io.ask('aws-sdk:sns:publish', { TopicArn, Message: 'x' })).toEqual({
      outcome: { output: { MessageId: zeroUuid } },
    });
    expect(io.ask('sns:publish.waitForTaskToken', { TopicArn, Message: 'x' })).toEqual({
      submitted: output,
      endedBy: 'outside',
    });
  });

  test.each([
    [{ TopicArn, Message: 'x' }, 'news'],
    [{ TargetArn: TopicArn, Message: 'x' }, 'news'],
    [{ PhoneNumber: '+49123', Message: 'x' }, '+49123'],
  ])('%j goes to %s', (parameters, destination) => {
    const io = new TestIo();
    io.ask('sns:publish', parameters);
    expect(io.outbox.messages({ service: 'sns', destination })).toHaveLength(1);
  });

  test.each([
    [{ TopicArn, Message: '' }, 'Invalid parameter: Empty message'],
    [{ TopicArn, Message: null }, 'Invalid parameter: Empty message'],
    [{ Message: 'x' }, 'Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter'],
  ])('rejects %j: %s', (parameters, message) => {
    expect(new TestIo().ask('sns:publish', parameters)).toEqual({
      outcome: {
        error: 'SNS.InvalidParameterException',
        cause:
          `${message} (Service: AmazonSNS; Status Code: 400; Error Code: InvalidParameter; ` +
          `Request ID: ${zeroUuid}; Proxy: null)`,
      },
    });
  });

  test('a FIFO topic numbers its messages', () => {
    expect(new TestIo().ask('aws-sdk:sns:publish', { TopicArn: `${TopicArn}.fifo`, Message: 'x' })).toEqual({
      outcome: { output: { MessageId: zeroUuid, SequenceNumber: '18849496460467696384' } },
    });
  });
});
