import type { TaskReply } from '../../../../src/contract/task';
import { HarnessError } from '../../../../src/errors/HarnessError';
import { MockChecker } from '../../../../src/tasks/mocking/drift/MockChecker';
import { functionArn, taskRequest } from '../taskRequest';
import type { ValidationMode } from '../../../../src/tasks/mocking/ValidationMode';

/** The problems that the checker names, as they are printed; an empty list when there are none. */
function problems(resource: string, output: unknown, mode: ValidationMode = 'PRESENT'): string[] {
  try {
    new MockChecker().check(taskRequest({ resource }), { outcome: { output: output as never } }, mode);
    return [];
  } catch (error) {
    expect(HarnessError.is(error)).toBe(true);
    return (error as Error).message
      .split('\n')
      .filter((line) => line.startsWith('  - '))
      .map((line) => line.slice(4));
  }
}

const invokeMembers = 'StatusCode, FunctionError, LogResult, Payload, ExecutedVersion, DurableExecutionArn';

describe('a drifted mock', () => {
  test.each<[string, unknown, string[]]>([
    [
      'sqs:sendMessage',
      { MesageId: 'm-1' },
      [
        'MesageId is not a member: the API has MD5OfMessageBody, MD5OfMessageAttributes, MD5OfMessageSystemAttributes, ' +
          "MessageId, SequenceNumber. Did you mean 'MessageId'?",
      ],
    ],
    ['sqs:sendMessage', { MessageId: 7 }, ['MessageId is a number 7: the API says a string.']],
    [
      'sqs:sendMessage',
      { Payload: {} },
      [
        'Payload is not a member: the API has MD5OfMessageBody, MD5OfMessageAttributes, MD5OfMessageSystemAttributes, ' +
          'MessageId, SequenceNumber.',
      ],
    ],
    ['lambda:invoke', { chargeId: 'c-1' }, [`chargeId is not a member: the API has ${invokeMembers}.`]],
    ['lambda:invoke', 'c-1', ['the answer is a string "c-1": the API says an object.']],
    [
      'dynamodb:getItem',
      { Item: { id: 'plain', amount: { N: 7 }, both: { S: 'a', N: '1' } } },
      [
        'Item.id is a string "plain": the API says an object.',
        'Item.amount.N is a number 7: the API says a string.',
        'Item.both is an object {"S":"a","N":"1"}: the API says exactly one of S, N, B, SS, NS, BS, M, L, NULL, BOOL.',
      ],
    ],
    [
      'events:putEvents',
      { Entries: [{ EventId: '1' }, { EventID: '2' }] },
      ["Entries[1].EventID is not a member: the API has EventId, ErrorCode, ErrorMessage. Did you mean 'EventId'?"],
    ],
    [
      'states:startExecution.sync:2',
      { Status: 'SUCCESS', Output: { any: 'json' } },
      [
        'Status is a string "SUCCESS": the API says one of ABORTED, FAILED, PENDING_REDRIVE, RUNNING, SUCCEEDED, TIMED_OUT.',
      ],
    ],
    [
      'states:startExecution.sync',
      { Output: { any: 'json' } },
      ['Output is an object {"any":"json"}: the API says a string.'],
    ],
    ['states:startExecution', { StartDate: false }, ['StartDate is a boolean false: the API says a time.']],
    [
      'aws-sdk:sfn:startExecution',
      { StartDate: 1764103483 },
      ['StartDate is a number 1764103483: the API says a string.'],
    ],
    [
      'aws-sdk:sqs:sendMessage',
      { MD5OfMessageBody: 'x' },
      [
        'MD5OfMessageBody is not a member: the API has Md5OfMessageBody, Md5OfMessageAttributes, ' +
          "Md5OfMessageSystemAttributes, MessageId, SequenceNumber. Did you mean 'Md5OfMessageBody'?",
      ],
    ],
    ['aws-sdk:lambda:invoke', { Payload: { a: 1 } }, ['Payload is an object {"a":1}: the API says a string.']],
    [
      'aws-sdk:lambda:getFunction',
      { Configuration: { Timeout: 0 } },
      ['Configuration.Timeout is a number 0: the API says at least 1.'],
    ],
    [
      'aws-sdk:dynamodb:deleteItem',
      JSON.parse('{"__proto__":2,"constructor":1}'),
      [
        '__proto__ is not a member: the API has Attributes, ConsumedCapacity, ItemCollectionMetrics.',
        'constructor is not a member: the API has Attributes, ConsumedCapacity, ItemCollectionMetrics.',
      ],
    ],
  ])('%s %j', (resource, output, lines) => {
    expect(problems(resource, output)).toEqual(lines);
  });

  test('the whole message', () => {
    const request = taskRequest({ state: 'Charge', resource: 'lambda:invoke' });
    expect(() => new MockChecker().check(request, { outcome: { output: { chargeId: 'c-1' } } }, 'PRESENT')).toThrow(
      new RegExp(
        [
          "^The mock of state 'Charge' \\(lambda:invoke\\) gives an answer that lambda Invoke cannot give:",
          `  - chargeId is not a member: the API has ${invokeMembers}\\.`,
          "For what the function returns, write lambda\\('…'\\)\\.returns\\(…\\), or \\.returns\\({ Payload: … }\\) for the state\\.",
          "Checked against @aws-sdk/client-lambda 3\\.\\d+\\.\\d+, mode PRESENT\\. Correct the answer, or allow it with \\.validated\\('NONE'\\)\\.$",
        ].join('\n'),
      ),
    );
  });

  test('no more than twenty problems are listed', () => {
    const Entries = Array.from({ length: 50 }, () => ({ EventId: 1 }));
    expect(problems('events:putEvents', { Entries })).toHaveLength(20);
  });
});

describe('modes', () => {
  test('STRICT wants what the API always gives', () => {
    expect(problems('states:startExecution', {}, 'STRICT')).toEqual([
      'ExecutionArn is missing: the API always gives it.',
      'StartDate is missing: the API always gives it.',
    ]);
    expect(problems('states:startExecution', { ExecutionArn: null, StartDate: 1 }, 'STRICT')).toEqual([
      'ExecutionArn is missing: the API always gives it.',
    ]);
    expect(problems('states:startExecution', {}, 'PRESENT')).toEqual([]);
  });

  test('NONE wants nothing', () => {
    expect(problems('sqs:sendMessage', { MesageId: 7 }, 'NONE')).toEqual([]);
  });
});

describe('what passes', () => {
  test.each<[string, unknown]>([
    ['lambda:invoke', { Payload: { any: ['json'] }, StatusCode: 200, SdkHttpMetadata: {}, SdkResponseMetadata: {} }],
    ['lambda:invoke', { Payload: null }],
    ['sqs:sendMessage', { MD5OfMessageBody: 'x', Md5OfMessageAttributes: 'y' }],
    ['dynamodb:getItem', { Item: { a: { M: { b: { L: [{ S: 'c' }, { NULL: true }, { BOOL: false }] } } } } }],
    ['aws-sdk:dynamodb:getItem', { Item: { a: { Bool: true }, b: { Nul: true }, c: { Ss: ['x'] } } }],
    ['states:startExecution', { ExecutionArn: 'a', StartDate: 1790201831644 }],
    ['states:startExecution.sync', { Status: 'SUCCEEDED', StartDate: '1745486528077', Output: '{}' }],
    ['http:invoke', { anything: 1 }],
    ['elasticmapreduce:createCluster', { ClusterId: 'j-1' }],
    [functionArn, { chargeId: 'c-1' }],
  ])('%s %j', (resource, output) => {
    expect(problems(resource, output, 'PRESENT')).toEqual([]);
  });

  test('errors, silence, and what is sent back with a token', () => {
    const checker = new MockChecker();
    const check = (resource: string, reply: TaskReply): void =>
      checker.check(taskRequest({ resource }), reply, 'STRICT');
    check('sqs:sendMessage', { outcome: { error: 'A' } });
    check('sqs:sendMessage', { endedBy: 'nobody' });
    check('sqs:sendMessage.waitForTaskToken', { outcome: { output: { by: 'jo' } } });
    expect(checker.notes).toEqual([]);
  });
});

test('a service and an action of which nothing is known are named once', () => {
  const heard: string[] = [];
  const checker = new MockChecker((note) => heard.push(note));
  const check = (resource: string): void =>
    checker.check(taskRequest({ resource }), { outcome: { output: { any: 1 } } }, 'PRESENT');
  check('aws-sdk:brandnew:act');
  check('aws-sdk:brandnew:otherAct');
  check('aws-sdk:sqs:inventMessage');
  const notes = [
    "A mock answered arn:aws:states:::aws-sdk:brandnew:act, but this integration may not exist: no service 'brandnew' " +
      "is known here, and no @aws-sdk/client-* package for 'brandnew' is installed. AWS rejects unknown integrations.",
    expect.stringMatching(
      /^A mock answered \S+:inventMessage, but .*: @aws-sdk\/client-sqs 3\.\d+\.\d+ has no action 'inventMessage'\. AWS rejects .* Did you mean 'aws-sdk:sqs:sendMessage'\?$/,
    ),
  ];
  expect(heard).toEqual(notes);
  expect(checker.notes).toEqual(notes);
});

test('the package to install is that of the API that answers', () => {
  const checker = new MockChecker(() => undefined);
  checker.check(taskRequest({ resource: 'bedrock:invokeModel' }), { outcome: { output: { Body: {} } } }, 'PRESENT');
  expect(checker.notes).toEqual([
    "Mocks of 'bedrockruntime' calls are not checked against its API: no @aws-sdk/client-* package for 'bedrockruntime' is " +
      'installed. To check them: npm install --save-dev @aws-sdk/client-bedrock-runtime',
  ]);
});
