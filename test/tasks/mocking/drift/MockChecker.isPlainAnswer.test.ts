import { parseResource } from '../../../../src/language/asl/resource';
import { findService, serviceNames } from '../../../../src/services/services';
import { answerShape } from '../../../../src/tasks/mocking/drift/answerShape';
import { isPlainAnswer } from '../../../../src/tasks/mocking/drift/MockChecker';
import type { Json } from '../../../../src/util/json';

const isPlain = (resource: string, answer: Json): boolean =>
  isPlainAnswer(parseResource(`arn:aws:states:::${resource}`)!, answer);

test.each<[string, Json]>([
  ['lambda:invoke', { Payload: { any: ['JSON'] } }],
  ['lambda:invoke', { Payload: null, StatusCode: 200, ExecutedVersion: '$LATEST', LogResult: null }],
  ['lambda:invoke', {}],
  ['sqs:sendMessage', { MessageId: 'm-1', MD5OfMessageBody: 'abc' }],
  ['sns:publish', { MessageId: 'm-1', SequenceNumber: '1' }],
])('%s may answer %j, which is known without its client package', (resource, answer) => {
  expect(isPlain(resource, answer)).toBe(true);
});

test.each<[string, Json]>([
  ['lambda:invoke', { chargeId: 'c-1' }],
  ['lambda:invoke', { StatusCode: '200' }],
  ['lambda:invoke', JSON.parse('{"__proto__":{}}') as Json],
  ['lambda:invoke', { constructor: 'x' }],
  ['lambda:invoke', { DurableExecutionArn: 'it is in the API, and not in the table' }],
  ['lambda:invoke', 'text'],
  ['lambda:invoke', [{ Payload: 1 }]],
  ['lambda:invoke', null],
  ['sqs:sendMessage', { MessageId: 7 }],
  ['sqs:sendMessage', { MessageID: 'm-1' }],
  ['aws-sdk:sqs:sendMessage', { MessageId: 'm-1' }],
  ['dynamodb:getItem', { Item: {} }],
  ['ecs:runTask.sync', {}],
])('%s with %j is compared with the client package', (resource, answer) => {
  expect(isPlain(resource, answer)).toBe(false);
});

test('the table matches the client packages', () => {
  const tables = serviceNames().flatMap((service) =>
    Object.entries(findService(service)!.actions).flatMap(([name, { answerKinds }]) =>
      answerKinds ? [{ service, name, answerKinds }] : [],
    ),
  );
  expect(tables.map(({ service, name }) => `${service}:${name}`)).toEqual([
    'lambda:invoke',
    'sqs:sendMessage',
    'sns:publish',
  ]);
  for (const { service, name, answerKinds } of tables) {
    const { shape } = answerShape(parseResource(`arn:aws:states:::${service}:${name}`)!, 'execution');
    if (shape?.kind !== 'structure') throw new Error(`${service}:${name} has no structure`);
    // Nothing that STRICT asks for, and nothing that the API has otherwise.
    expect(shape.members.filter(({ required }) => required)).toEqual([]);
    const kinds = Object.keys(answerKinds).map((member) => [member, shape.member(member)?.shape.kind]);
    expect(Object.fromEntries(kinds)).toEqual(answerKinds);
  }
});

test('no member of the table has values of its own', () => {
  for (const [resource, member] of [
    ['lambda:invoke', 'FunctionError'],
    ['sqs:sendMessage', 'MessageId'],
  ] as const) {
    const found = answerShape(parseResource(`arn:aws:states:::${resource}`)!, 'execution');
    if (!found.shape || found.shape.kind !== 'structure') throw new Error(`${resource} has no structure`);
    expect(found.schema.enumValues(found.shape.name, member)).toBeUndefined();
  }
});
