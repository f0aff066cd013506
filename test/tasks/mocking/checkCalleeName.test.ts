import { HarnessError } from '../../../src/errors/HarnessError';
import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { Calls } from '../../../src/tasks/mocking/Calls';
import {
  checkDestination,
  checkMachineSpelling,
  checkNameOfState,
  checkServiceCallee,
  checkTargetName,
  isCalled,
  isKnownService,
  type KnownTargets,
} from '../../../src/tasks/mocking/checkCalleeName';
import { taskRequest } from './taskRequest';

const task = (Resource: string, Parameters: object = {}) => ({ Type: 'Task', Resource, Parameters, End: true });
const queue = (name: string) => `https://sqs.us-east-1.amazonaws.com/123456789012/${name}`;
const definition = {
  StartAt: 'Charge',
  States: {
    Charge: task('arn:aws:states:::lambda:invoke', { FunctionName: 'charge' }),
    Send: task('arn:aws:states:::sqs:sendMessage', { QueueUrl: queue('orders-us.fifo'), MessageBody: 'm' }),
    Tell: task('arn:aws:states:::sns:publish', { TopicArn: 'arn:aws:sns:us-east-1:123456789012:news', Message: 'm' }),
    New: task('arn:aws:states:::aws-sdk:dynamodbb:listApps'),
  },
} as unknown as StateMachineDefinition;

const calls = new Calls();
calls.record(taskRequest({ state: 'Old', parameters: { FunctionName: 'refund', Payload: {} } }), 'mock');
const known = (given: Partial<KnownTargets> = {}): KnownTargets => ({
  calls: calls.found,
  definitions: [definition],
  machines: ['Order'],
  ...given,
});

/** The error message; `undefined` without an error. */
function refused(check: () => void): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (!HarnessError.is(error)) throw error;
    return error.message;
  }
}

describe('services', () => {
  test.each(['dynamodb', 'dynamodb:putItem', 'aws-sdk:s3', 'aws-sdk:s3:getObject', 'sfn:startExecution', 'states'])(
    '%s is known',
    (written) => {
      expect(refused(() => checkServiceCallee(written))).toBeUndefined();
    },
  );

  test.each<[string, RegExp]>([
    ['dynamobd', /^There is no service 'dynamobd'.*Did you mean 'dynamodb'\?/],
    ['dynamodb:putItm', /^'dynamodb' has no action 'putItm'\. Did you mean 'putItem'\?$/],
    ['aws-sdk:s3:getObjct', /^'s3' has no action 'getObjct'\. Did you mean 'getObject'\?$/],
    [
      'charge',
      /^No service 'charge' is known\. A function is \{ function: 'charge' \}, a state \{ state: 'charge' \}\./,
    ],
  ])('%s is not', (written, message) => {
    expect(refused(() => checkServiceCallee(written))).toMatch(message);
  });

  test('a service that a task calls may be newer than the list', () => {
    expect(refused(() => checkServiceCallee('dynamodbb'))).toMatch(/^There is no service 'dynamodbb'/);
    expect(refused(() => checkServiceCallee('dynamodbb', [definition]))).toBeUndefined();
    expect([isCalled('dynamodbb', [definition]), isKnownService('dynamodbb')]).toEqual([true, false]);
  });

  test('one with an action may be newer, too', () => {
    expect(refused(() => checkServiceCallee('quitenew:doIt'))).toBeUndefined();
  });

  test('accepts names of the CLI and of other SDKs', () => {
    expect(['stepfunctions', 'cognito-idp', 'SQS', 'emr-serverless', 'nope'].map(isKnownService)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('states', () => {
  test.each<[string, Partial<KnownTargets>, string | undefined]>([
    ['Charge', {}, undefined],
    ['Old', {}, undefined],
    ['Chrage', {}, "There is no state 'Chrage'. Did you mean 'Charge'?"],
    ['Chrage', { definitions: [] }, undefined],
  ])('%s', (state, given, message) => {
    const told = refused(() => checkNameOfState(state, known(given)));
    if (message === undefined) expect(told).toBeUndefined();
    else expect(told).toContain(message);
  });
});

test('a state machine whose name is close to a known one is misspelt', () => {
  const told = (name: string) => refused(() => checkMachineSpelling(name, known()));
  expect(told('Order')).toBeUndefined();
  expect(told('Elsewhere')).toBeUndefined();
  expect(told('Ordr')).toBe("There is no state machine 'Ordr'. Did you mean 'Order'?");
  expect(told('arn:aws:states:us-east-1:123456789012:stateMachine:Ordr')).toBe(
    "There is no state machine 'Ordr'. Did you mean 'Order'?",
  );
});

describe('callees of tasks', () => {
  type Kinds = Parameters<typeof checkTargetName>[0];

  test.each<[Kinds, string]>([
    ['function', 'charge'],
    ['function', 'refund'],
    ['function', 'quiteOther'],
    ['function', 'arn:aws:lambda:us-east-1:123456789012:function:chrage'],
    ['queue', 'orders-us.fifo'],
    ['queue', queue('orders-us.fifo')],
    // Not a misspelt `orders-us`.
    ['queue', 'orders-eu'],
    ['topic', 'news'],
    [['queue', 'topic'], 'news'],
    // A function may have the name of a queue.
    ['function', 'news'],
  ])('%s %s may be right', (kind, name) => {
    expect(refused(() => checkTargetName(kind, name, known()))).toBeUndefined();
  });

  test.each<[Kinds, unknown, string]>([
    ['function', 'chrage', "Nothing calls a Lambda function 'chrage'. Did you mean 'charge'? (If not, write its ARN.)"],
    ['function', 'refnud', "Nothing calls a Lambda function 'refnud'. Did you mean 'refund'? (If not, write its ARN.)"],
    [
      'queue',
      'orders-us',
      "Nothing calls an SQS queue 'orders-us'. Did you mean 'orders-us.fifo'? (If not, write its ARN.)",
    ],
    ['queue', 'news', "Nothing calls an SQS queue 'news': it is an SNS topic. (If both exist, write the ARN.)"],
    [['queue', 'topic'], 'nwes', "Nothing calls an SNS topic 'nwes'. Did you mean 'news'? (If not, write its ARN.)"],
    ['function', '', "'' is not a valid name."],
    ['function', undefined, 'undefined is not a valid name.'],
  ])('%s %s is a mistake', (kind, name, message) => {
    expect(refused(() => checkTargetName(kind, name, known()))).toBe(message);
  });

  test('a later call counts', () => {
    const growing = new Calls();
    const names = { ...known(), calls: growing.found };
    expect(refused(() => checkTargetName('function', 'chargee', { ...names, calls: growing.found }))).toContain(
      'charge',
    );
    growing.record(taskRequest({ parameters: { FunctionName: 'chargee', Payload: {} } }), 'mock');
    expect(refused(() => checkTargetName('function', 'chargee', { ...names, calls: growing.found }))).toBeUndefined();
  });

  test('destinations of messages: of one service, or of any', () => {
    expect(refused(() => checkDestination('sns', 'news', known()))).toBeUndefined();
    expect(refused(() => checkDestination(undefined, 'news', known()))).toBeUndefined();
    expect(refused(() => checkDestination('sqs', 'news', known()))).toBe(
      "Nothing calls an SQS queue 'news': it is an SNS topic. (If both exist, write the ARN.)",
    );
    expect(refused(() => checkDestination(undefined, 'nwes', known()))).toContain("Did you mean 'news'?");
  });
});
