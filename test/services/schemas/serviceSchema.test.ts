import { findServiceSchema, loadServiceSchema } from '../../../src/services/schemas/serviceSchema';
import type { ServiceShape } from '../../../src/services/schemas/ServiceShape';

/** A shape as plain data, `depth` levels deep. */
function plain(shape: ServiceShape, depth = 2): unknown {
  if (shape.kind === 'list') return [depth ? plain(shape.item, depth - 1) : '…'];
  if (shape.kind === 'map') return { '*': depth ? plain(shape.value, depth - 1) : '…' };
  if (shape.kind !== 'structure' && shape.kind !== 'union') return shape.streaming ? 'stream' : shape.kind;
  if (!depth) return shape.name;
  return Object.fromEntries(shape.members.map((m) => [m.name + (m.required ? '*' : ''), plain(m.shape, depth - 1)]));
}

describe('loadServiceSchema', () => {
  test('gives the input and output of an action', () => {
    const action = loadServiceSchema('sqs')!.action('sendMessage')!;
    expect(action.name).toBe('SendMessage');
    expect(action.streams).toBe(false);
    expect(plain(action.input)).toEqual({
      'QueueUrl*': 'string',
      'MessageBody*': 'string',
      DelaySeconds: 'number',
      MessageAttributes: { '*': 'MessageAttributeValue' },
      MessageSystemAttributes: { '*': 'MessageSystemAttributeValue' },
      MessageDeduplicationId: 'string',
      MessageGroupId: 'string',
    });
    expect(plain(action.output)).toEqual({
      Md5OfMessageBody: 'string',
      Md5OfMessageAttributes: 'string',
      Md5OfMessageSystemAttributes: 'string',
      MessageId: 'string',
      SequenceNumber: 'string',
    });
  });

  test('writes the names of an optimised integration as the API does, with a capital', () => {
    const output = loadServiceSchema('sqs', 'optimised')!.action('sendMessage')!.output;
    expect(output.members.map((member) => member.name)).toContain('MD5OfMessageBody');
    expect(output.member('MD5OfMessageBody')?.apiName).toBe('MD5OfMessageBody');
    expect(output.member('Md5OfMessageBody')).toBeUndefined();
    expect(plain(loadServiceSchema('states', 'optimised')!.action('startExecution')!.output)).toEqual({
      'ExecutionArn*': 'string',
      'StartDate*': 'timestamp',
    });
  });

  test.each([
    ['states', '@aws-sdk/client-sfn'],
    ['sfn', '@aws-sdk/client-sfn'],
    ['events', '@aws-sdk/client-eventbridge'],
    ['eventbridge', '@aws-sdk/client-eventbridge'],
    ['dynamodb', '@aws-sdk/client-dynamodb'],
  ])('%s is %s', (service, name) => {
    expect(loadServiceSchema(service)?.package.name).toBe(name);
  });

  test('follows a shape that contains itself', () => {
    const item = loadServiceSchema('dynamodb', 'optimised')!.action('getItem')!.output.member('Item')!.shape;
    expect(plain(item, 3)).toEqual({
      '*': {
        S: 'string',
        N: 'string',
        B: 'blob',
        SS: ['string'],
        NS: ['string'],
        BS: ['blob'],
        M: { '*': 'AttributeValue' },
        L: ['AttributeValue'],
        NULL: 'boolean',
        BOOL: 'boolean',
      },
    });
  });

  test('knows blobs, booleans, timestamps and the token that a client fills in', () => {
    const lambda = loadServiceSchema('lambda')!;
    expect(lambda.action('invoke')!.output.member('Payload')!.shape).toEqual({ kind: 'blob' });
    expect(lambda.action('invokeWithResponseStream')!.streams).toBe(true);
    expect(lambda.errors).toContain('TooManyRequestsException');
    const transact = loadServiceSchema('dynamodb')!.action('transactWriteItems')!;
    expect(transact.input.member('ClientRequestToken')!.idempotencyToken).toBe(true);
    expect(transact.input.member('TransactItems')).toMatchObject({ required: true, idempotencyToken: false });
  });

  test('an unknown action, or an inherited name, is undefined', () => {
    const sqs = loadServiceSchema('sqs')!;
    expect(sqs.action('sendMesage')).toBeUndefined();
    expect(sqs.action('constructor')).toBeUndefined();
    expect(sqs.actions).toContain('sendMessageBatch');
  });

  test.each(['nosuchservice', '', '../evil', '__proto__', 'constructor', 'a b'])('%j has none', (service) => {
    expect(findServiceSchema(service)).toEqual({
      schema: undefined,
      reason: `no @aws-sdk/client-* package for '${service}' is installed`,
    });
    expect(loadServiceSchema(service)).toBeUndefined();
  });
});

describe('enumValues', () => {
  test.each([
    ['sfn', 'DescribeStateMachineOutput', 'status', ['ACTIVE', 'DELETING']],
    ['lambda', 'FunctionConfiguration', 'Architectures', ['arm64', 'x86_64']],
    ['lambda', 'FunctionConfiguration', 'FunctionName', undefined],
    ['lambda', 'FunctionConfiguration', 'VpcConfig', undefined],
    ['lambda', 'FunctionConfiguration', 'NoSuchMember', undefined],
    ['lambda', 'NoSuchStructure', 'State', undefined],
    ['lambda', '__proto__', 'constructor', undefined],
  ])('%s %s.%s', (service, structure, member, values) => {
    expect(loadServiceSchema(service)!.enumValues(structure, member)).toEqual(values);
  });
});
