// The requests behind the examples of the control API's document, in the order in which they are sent to a fresh server.
// play.cjs sends them and writes down what is answered.
//
//   { route, as, path, query, body, status }   a route by its name; `as` names the example; `status`: of one that fails;
//                                              `headers`, `raw`: what the document cannot show
//                                              `first`: how many elements of a long list the example shows
//   { api, input }                             an operation of Step Functions, as an SDK sends it: it prepares what follows
//   { use }                                    the account of the steps that follow
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { gzipSync } = require('node:zlib');

const template = fs.readFileSync(path.join(module.path, 'template.yaml'), 'utf8');

const revisionOf = (text) => createHash('sha256').update(text).digest('hex');
const mockFile = require('./MockConfigFile.json');
/** A state that only this mock file names. This file would be listed, too, if it did. */
const [from] = Object.keys(mockFile.StateMachines.Order.TestCases.Declined);
const renames = [{ from, to: 'Pay back' }];

/** The account of a server. */
const own = '123456789012';
const shop = '111122223333';
const archive = '444455556666';
const arnOf = (kind, name, account = shop) => `arn:aws:states:us-east-1:${account}:${kind}:${name}`;
const order = arnOf('stateMachine', 'Order');
const first = arnOf('execution', 'Order:order-1');
const second = arnOf('execution', 'Order:order-2');
const third = arnOf('execution', 'Order:order-3');
const fourth = arnOf('execution', 'Order:order-4');
const unknown = arnOf('execution', 'Order:order-99');
const start = (name, input = { amount: 10 }) => ({
  api: 'StartExecution',
  input: { stateMachineArn: order, name, input: JSON.stringify(input) },
});
const pass = JSON.stringify({ StartAt: 'Note', States: { Note: { Type: 'Pass', End: true } } });

/** What `recordExecution` returns of an execution of this machine, without what a replay does not need. */
const recording = JSON.stringify({
  stepmill: 'recording',
  version: 1,
  recordedAt: '2030-01-01T00:00:00.000Z',
  scrubbed: [],
  stateMachine: {
    stateMachineArn: arnOf('stateMachine', 'Note'),
    name: 'Note',
    type: 'STANDARD',
    definition: JSON.parse(pass),
  },
  execution: {
    description: {
      executionArn: arnOf('execution', 'Note:note-3'),
      name: 'note-3',
      status: 'SUCCEEDED',
      startDate: 1893456000,
      stopDate: 1893456000,
      input: '{}',
      output: '{}',
    },
    history: [
      { type: 'ExecutionStarted', executionStartedEventDetails: { input: '{}' } },
      { type: 'PassStateEntered', stateEnteredEventDetails: { name: 'Note', input: '{}' } },
      { type: 'PassStateExited', stateExitedEventDetails: { name: 'Note', output: '{}' } },
      { type: 'ExecutionSucceeded', executionSucceededEventDetails: { output: '{}' } },
    ].map((event, index) => ({ timestamp: 1893456000, id: index + 1, previousEventId: index, ...event })),
    mapRuns: [],
  },
});

module.exports = [
  { use: shop },

  // An account for a test.
  {
    route: 'createAccount',
    as: 'timeThatSkips',
    path: { account: shop },
    body: { time: 'skip', startTime: '2030-01-01T00:00:00Z', seed: 'examples' },
  },
  { route: 'createAccount', as: 'noAccount', path: { account: '42' }, body: { time: 'fast' }, status: 400 },
  { route: 'listAccounts', as: 'one' },
  { route: 'describeAccount', as: 'skips', path: { account: shop } },
  { route: 'describeAccount', as: 'unknown', path: { account: '999999999999' }, status: 404 },
  { route: 'deployFiles', as: 'itsOwnFiles', body: {} },
  { route: 'deployFiles', as: 'elsewhere', body: { files: ['/elsewhere/template.yaml'] }, status: 400 },

  // Files.
  { route: 'listFiles', as: 'ofTheServer' },
  { route: 'readFile', as: 'template', path: { path: 'template.yaml' } },
  { route: 'readFile', as: 'outside', path: { path: '../story.cjs' }, status: 404 },
  {
    route: 'writeFile',
    as: 'hasChanged',
    path: { path: 'template.yaml' },
    body: { text: 'Resources: {}', revision: 'an-old-one' },
    status: 412,
  },
  {
    route: 'writeFile',
    as: 'asItIs',
    path: { path: 'template.yaml' },
    body: { text: template, revision: revisionOf(template) },
  },
  { route: 'findNames', as: 'inAMockFile', body: { stateMachineArn: arnOf('stateMachine', 'Order', own), renames } },
  {
    route: 'findNames',
    as: 'unknown',
    body: { stateMachineArn: arnOf('stateMachine', 'Unknown', own), renames },
    status: 404,
  },
  {
    route: 'writeFiles',
    as: 'hasChanged',
    body: {
      files: [{ path: 'template.yaml', text: template, revision: revisionOf(template) }],
      renamed: {
        stateMachineArn: arnOf('stateMachine', 'Order', own),
        files: [{ path: 'MockConfigFile.json', revision: 'an-old-one', renames }],
      },
    },
    status: 412,
  },
  {
    route: 'writeFiles',
    as: 'asItIs',
    body: { files: [{ path: 'template.yaml', text: template, revision: revisionOf(template) }] },
  },

  // Mocks.
  {
    route: 'addMocks',
    as: 'answersInSequence',
    body: { state: 'Charge', answers: [{ throws: 'Busy' }, { returns: { Payload: { chargeId: 'c-10' } } }] },
  },
  {
    route: 'addMocks',
    as: 'several',
    body: {
      mocks: [
        { lambda: 'charge', when: { amount: 99 }, throws: 'CardDeclined', cause: 'No funds' },
        { lambda: 'ship', returns: { parcel: 'p-1' } },
      ],
    },
  },
  { route: 'addMocks', as: 'misspelt', body: { lambda: 'ship', retruns: { parcel: 'p-1' } }, status: 400 },
  { route: 'addMocks', as: 'unknownState', body: { state: 'Shipp', returns: {} }, status: 400 },
  { route: 'listMocks', as: 'three' },
  { route: 'listMocks', as: 'throughAProxy', headers: { 'x-forwarded-for': '203.0.113.7' }, status: 403 },
  { route: 'listUnusedMocks', as: 'unused' },
  {
    route: 'replaceMock',
    as: 'another',
    path: { id: 'mock-3' },
    body: { lambda: 'ship', returns: { parcel: 'p-2' } },
  },
  { route: 'replaceMock', as: 'unknown', path: { id: 'mock-99' }, body: { lambda: 'ship', returns: {} }, status: 404 },
  { route: 'deleteMock', as: 'removed', path: { id: 'mock-2' } },
  { route: 'deleteMock', as: 'removedBefore', path: { id: 'mock-2' }, status: 404 },
  {
    route: 'setMockFile',
    as: 'oneTestCase',
    body: {
      StateMachines: { Order: { TestCases: { Declined: { Charge: 'Declined' } } } },
      MockedResponses: { Declined: { 0: { Throw: { Error: 'CardDeclined', Cause: 'No funds' } } } },
    },
  },
  { route: 'setMockFile', as: 'notOne', body: { StateMachines: { Order: { TestCases: { A: [] } } } }, status: 400 },
  { route: 'deleteMockFile', as: 'removed' },

  // An execution, from its start to its end.
  start('order-1'),
  {
    route: 'waitForExecution',
    as: 'task',
    path: { executionArn: first },
    query: { until: 'task', state: 'Approve' },
  },
  {
    route: 'waitForExecution',
    as: 'unknownState',
    path: { executionArn: first },
    query: { until: 'task', state: 'Aprove' },
    status: 400,
  },
  { route: 'waitForExecution', as: 'bound', path: { executionArn: first }, query: { until: 'ended', seconds: 0 } },
  { route: 'describeWaiting', as: 'token', path: { executionArn: first } },
  { route: 'describeWaiting', as: 'unknown', path: { executionArn: unknown }, status: 404 },
  { route: 'listTasks', as: 'callback', query: { executionArn: first } },
  { route: 'listTasks', as: 'unknown', query: { executionArn: unknown }, status: 404 },
  { route: 'listMessages', as: 'queue', query: { service: 'sqs', destination: 'approvals' } },
  { route: 'listMessages', as: 'unknownQueue', query: { destination: 'aprovals' }, status: 400 },
  {
    route: 'answerTask',
    as: 'byState',
    body: { executionArn: first, state: 'Approve', output: { approvedBy: 'Ada' } },
  },
  {
    route: 'answerTask',
    as: 'byToken',
    body: { taskToken: 'no-token', error: 'Refused', cause: 'Too dear' },
    status: 400,
  },
  { route: 'waitForExecution', as: 'ended', path: { executionArn: first } },
  { route: 'describeExecution', as: 'succeeded', path: { executionArn: first } },
  { route: 'describeExecution', as: 'unknown', path: { executionArn: unknown }, status: 404 },
  { route: 'traceExecution', as: 'aRetry', path: { executionArn: first } },
  {
    route: 'traceExecution',
    as: 'wrongPart',
    path: { executionArn: first },
    query: { include: ['stage'] },
    status: 400,
  },
  { route: 'readHistory', as: 'unknown', path: { executionArn: unknown }, status: 404 },
  { route: 'listExecutions', as: 'succeeded', query: { stateMachine: 'Order', status: 'SUCCEEDED', max: 10 } },
  { route: 'listExecutions', as: 'unknownMachine', query: { stateMachine: 'Ordr' }, status: 400 },
  { route: 'listCalls', as: 'ofAFunction', query: { lambda: 'ship' } },
  { route: 'listCalls', as: 'unknownFunction', query: { lambda: 'shipp' }, status: 400 },
  { route: 'watchChanges', as: 'fromTheBeginning', query: { after: 0, seconds: 1 } },
  { route: 'watchChanges', as: 'tooLong', query: { seconds: 600 }, status: 400 },
  { route: 'readCoverage', as: 'oneRun' },
  { route: 'readMetrics', as: 'onePeriod', query: { stateMachine: 'Order', points: 1 } },
  { route: 'readMetrics', as: 'tooMany', query: { points: 1000 }, status: 400 },

  // A part of a state machine.
  {
    route: 'startExecution',
    as: 'oneState',
    body: { stateMachineArn: order, name: 'order-2', input: { parcel: 1 }, from: 'Ship', until: 'Ship' },
  },
  {
    route: 'startExecution',
    as: 'unknownMachine',
    body: { stateMachineArn: arnOf('stateMachine', 'Ordr') },
    status: 400,
  },
  { route: 'waitForExecution', as: 'idle', path: { executionArn: second }, query: { until: 'idle' } },
  { route: 'readHistory', as: 'oneState', path: { executionArn: second } },
  { route: 'searchExecutions', as: 'byName', path: { stateMachineArn: order }, query: { search: 'order-2' } },
  {
    route: 'searchExecutions',
    as: 'unknown',
    path: { stateMachineArn: arnOf('stateMachine', 'Ordr') },
    status: 404,
  },

  // A task that nothing answers.
  { route: 'deleteMocks', as: 'removed' },
  { route: 'startExecution', body: { stateMachineArn: order, name: 'order-3', input: { parcel: 1 }, from: 'Ship' } },
  { route: 'waitForExecution', as: 'mistake', path: { executionArn: third } },
  { route: 'listMistakes', as: 'unmockedTask' },

  // Functions: one of the server's, one of the caller.
  { route: 'registerFunction', as: 'ofTheCaller', path: { functionName: 'ship' }, body: { timeoutSeconds: 30 } },
  { route: 'registerFunction', as: 'wrong', path: { functionName: 'ship' }, body: { timeoutSeconds: 0 }, status: 400 },
  start('order-4', { amount: 20 }),
  { route: 'waitForExecution', path: { executionArn: fourth }, query: { until: 'task', state: 'Approve' } },
  { route: 'listFunctionLogs', as: 'oneLine', query: { functionName: 'charge' } },
  { route: 'listFunctionLogs', as: 'unknownFunction', query: { functionName: 'chrage' }, status: 400 },
  {
    route: 'answerTask',
    as: 'another',
    body: { executionArn: fourth, state: 'Approve', output: { approvedBy: 'Ada' } },
  },
  { route: 'takeInvocation', as: 'invocation', query: { executionArn: fourth, seconds: 10 } },
  { route: 'takeInvocation', as: 'unknown', query: { executionArn: unknown }, status: 404 },
  {
    route: 'answerInvocation',
    as: 'throws',
    path: { id: '1' },
    body: { error: '{"errorType":"OutOfStock","errorMessage":"No parcels left"}' },
  },
  { route: 'answerInvocation', as: 'late', path: { id: '1' }, body: { payload: '{}' }, status: 404 },
  { route: 'waitForExecution', as: 'failed', path: { executionArn: fourth } },
  { route: 'listLogs', as: 'errors', query: { executionArn: fourth, level: 'ERROR', max: 1 } },
  { route: 'listLogs', as: 'unknown', query: { level: 'WARN' }, status: 400 },
  { route: 'readTelemetry', as: 'statusEvents', path: { kind: 'statusEvents' }, query: { executionArn: fourth } },
  { route: 'readTelemetry', as: 'unknown', path: { kind: 'traces' }, status: 400 },

  // What a definition can name.
  { route: 'listIntegrations', as: 'firstTwo', first: 2 },
  { route: 'listTargets', as: 'ofATemplate' },

  // What starts executions.
  {
    route: 'addMocks',
    body: {
      mocks: [
        { lambda: 'charge', returns: { chargeId: 'c-1' } },
        { lambda: 'ship', returns: { parcel: 'p-3' } },
      ],
    },
  },
  { route: 'listStarts', as: 'ofATemplate' },
  {
    route: 'putEvent',
    as: 'matches',
    body: { source: 'shop', detailType: 'Order placed', detail: { amount: 99 } },
  },
  { route: 'putEvent', as: 'matchesNothing', body: { source: 'shop', detailType: 'Order gone', detail: {} } },
  { route: 'putEvent', as: 'incomplete', body: { source: 'shop' }, status: 400 },
  { route: 'listSchedules', as: 'nightly' },
  { route: 'fireSchedule', as: 'now', path: { name: 'nightly' }, body: {} },
  { route: 'fireSchedule', as: 'unknown', path: { name: 'nigthly' }, body: {}, status: 404 },
  { route: 'listFired', as: 'byHand', path: { name: 'nightly' } },
  { route: 'listFired', as: 'unknown', path: { name: 'nigthly' }, status: 404 },
  {
    route: 'runPipe',
    as: 'twoMessages',
    path: { name: 'placements' },
    body: {
      records: [
        { messageId: 'm-1', body: '{"amount":30}' },
        { messageId: 'm-2', body: 'text' },
      ],
    },
  },
  { route: 'runPipe', as: 'unknown', path: { name: 'placement' }, body: { records: [{ body: '{}' }] }, status: 404 },
  { route: 'callApi', as: 'starts', body: { method: 'POST', path: '/orders', body: '{"amount":40}' } },
  { route: 'callApi', as: 'noRoute', body: { method: 'GET', path: '/orders' }, status: 400 },

  // Objects of S3.
  { route: 'createBucket', as: 'empty', path: { bucket: 'exports' } },
  {
    route: 'putObject',
    as: 'asJson',
    path: { bucket: 'exports', key: 'orders/1.json' },
    body: { json: { amount: 10 }, contentType: 'application/json' },
  },
  { route: 'putObject', as: 'noContent', path: { bucket: 'exports', key: 'a' }, body: {}, status: 400 },
  {
    route: 'putObject',
    as: 'tooLarge',
    path: { bucket: 'exports', key: 'a' },
    headers: { 'content-encoding': 'gzip' },
    raw: gzipSync(Buffer.alloc(33 * 1024 * 1024, ' ')),
    status: 413,
  },
  { route: 'getObject', as: 'text', path: { bucket: 'exports', key: 'orders/1.json' } },
  { route: 'getObject', as: 'unknown', path: { bucket: 'exports', key: 'orders/2.json' }, status: 404 },
  { route: 'listBuckets', as: 'one' },
  { route: 'listObjects', as: 'byPrefix', path: { bucket: 'exports' }, query: { prefix: 'orders/' } },
  { route: 'listObjects', as: 'unknown', path: { bucket: 'export' }, status: 404 },
  { route: 'refuseObjects', as: 'twice', path: { bucket: 'exports' }, body: { code: 'SlowDown', times: 2 } },
  { route: 'refuseObjects', as: 'noCode', path: { bucket: 'exports' }, body: {}, status: 400 },
  { route: 'keepObjects', as: 'forEachTest' },
  { route: 'deleteObject', as: 'removed', path: { bucket: 'exports', key: 'orders/1.json' } },

  // Time.
  { route: 'describeClock', as: 'skips' },
  { route: 'advanceClock', as: 'anHour', body: { seconds: 3600 } },
  { route: 'advanceClock', as: 'back', body: { seconds: -1 }, status: 400 },
  { route: 'setClock', as: 'toADate', body: { now: '2030-01-01T02:00:00Z' } },
  { route: 'setClock', as: 'back', body: { now: '2029-01-01T00:00:00Z' }, status: 400 },
  { route: 'nextTimer', as: 'aSchedule' },

  // What is wrong in a test, and its end.
  { route: 'denyAction', as: 'aFunction', body: { action: 'lambda:InvokeFunction', resource: 'ship' } },
  { route: 'denyAction', as: 'noAction', body: { action: 'invoke' }, status: 400 },
  { route: 'replaceMocks', as: 'one', body: { mocks: [{ lambda: 'charge', returns: { chargeId: 'c-50' } }] } },
  { route: 'replaceMocks', as: 'noList', body: { mocks: {} }, status: 400 },
  { route: 'reset', as: 'left' },
  { route: 'deleteAccount', as: 'nothingLeft', path: { account: shop } },
  { route: 'deleteAccount', as: 'unknown', path: { account: shop }, status: 404 },

  // The data directory.
  { use: archive },
  {
    route: 'createAccount',
    as: 'keepsOneExecution',
    path: { account: archive },
    body: { time: 'skip', startTime: '2030-01-01T00:00:00Z', seed: 'examples', keep: { executions: 1 } },
  },
  {
    api: 'CreateStateMachine',
    input: { name: 'Note', definition: pass, roleArn: `arn:aws:iam::${archive}:role/note` },
  },
  ...['note-1', 'note-2', 'note-3'].map((name) => ({
    api: 'StartExecution',
    input: { stateMachineArn: arnOf('stateMachine', 'Note', archive), name },
  })),
  { route: 'searchStoredExecutions', as: 'byName', query: { search: 'note', max: 1 } },
  { route: 'searchStoredExecutions', as: 'unknown', query: { status: 'ENDED' }, status: 400 },

  // A recording, and its replay.
  { route: 'recordExecution', as: 'onePass', path: { executionArn: arnOf('execution', 'Note:note-3', archive) } },
  {
    route: 'recordExecution',
    as: 'unknown',
    path: { executionArn: arnOf('execution', 'Note:note-99', archive) },
    status: 404,
  },
  {
    route: 'runReplay',
    as: 'agrees',
    body: { recording, stateMachineArn: arnOf('stateMachine', 'Note', archive), file: 'note-3.json' },
  },
  { route: 'runReplay', as: 'notOne', body: { recording: '{}', file: 'note-3.json' }, status: 400 },

  { route: 'stopServer', as: 'stops' },
];
