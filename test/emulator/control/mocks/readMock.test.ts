import type { Fault } from '../../../../src/emulator/control/ControlError';
import { readMock } from '../../../../src/emulator/control/mocks/readMock';
import { parseJson, type JsonObject } from '../../../../src/util/json';

/** The faults of a mock, or what its script matches and answers. */
function read(given: object): unknown {
  const faults: Fault[] = [];
  const script = readMock(parseJson(JSON.stringify(given)) as JsonObject, '/0', faults);
  if (script === undefined) return faults.map(({ in: where, pointer, message }) => [where, pointer, message]);
  expect(faults).toEqual([]);
  const { matchers, steps, counting, validation } = script.script;
  return [
    matchers.map(({ description }) => description),
    ...steps.map(({ answer, times, delaySeconds, submitted }) => ({
      answer: answer.description,
      ...(times !== undefined && { times }),
      ...(delaySeconds !== 0 && { delaySeconds }),
      ...(submitted !== undefined && { submitted }),
    })),
    ...(counting === 'script' ? [] : [counting]),
    ...(validation === undefined ? [] : [validation]),
  ];
}

const kinds =
  "'returns', 'succeeds', 'throws', 'fails', 'answersLike', 'timesOut', 'succeedsToken', 'failsToken', 'leavesTokenOpen'";

test.each<[object, unknown[]]>([
  [{ state: 'T', returns: 1 }, [["state 'T'"], { answer: 'returns 1' }]],
  [{ lambda: 'f', fails: 'Boom', message: 'no' }, [["Lambda function 'f'"], { answer: "fails with 'Boom'" }]],
  [
    { sqs: 'q', succeeds: true, times: 2, after: '3s' },
    [["SQS queue 'q'"], { answer: 'succeeds', times: 2, delaySeconds: 3 }],
  ],
  [{ sns: 't', throws: 'E' }, [["SNS topic 't'"], { answer: "throws 'E'" }]],
  [{ eventBus: 'b', succeeds: true }, [["event bus 'b'"], { answer: 'succeeds' }]],
  [{ stateMachine: 'm', returns: {} }, [["nested state machine 'm'"], { answer: 'returns {}' }]],
  [
    { service: 's3', action: 'getObject', throws: 'S3.NoSuchKeyException', cause: 'gone', validated: 'NONE' },
    [["service call 's3:getObject'"], { answer: "throws 'S3.NoSuchKeyException'" }, 'NONE'],
  ],
  [{ service: 's3', returns: 1 }, [["service call 's3'"], { answer: 'returns 1' }]],
  [{ activity: 'a', timesOut: true, perExecution: true }, [["activity 'a'"], { answer: 'times out' }, 'execution']],
  [{ state: 'T', leavesTokenOpen: true }, [["state 'T'"], { answer: 'leaves the token open' }]],
  [
    { state: 'T', succeedsToken: { ok: 1 }, after: 5, submitting: { id: 1 } },
    [["state 'T'"], { answer: 'succeeds the token', submitted: { id: 1 } }],
  ],
  [
    {
      state: 'T',
      answers: [
        { throws: 'E', times: 1 },
        { returns: 2, after: 0.5 },
      ],
    },
    [["state 'T'"], { answer: "throws 'E'", times: 1 }, { answer: 'returns 2', delaySeconds: 0.5 }],
  ],
  [
    {
      state: 'T',
      when: { a: 1 },
      forItem: 2,
      map: 'Each',
      onAttempt: 1,
      inTestCase: 'c',
      inStateMachine: 'm',
      returns: 1,
    },
    [
      ["state 'T'", 'input like {"a":1}', "item 2 of Map 'Each'", 'attempt 1', "test case 'c'", "state machine 'm'"],
      { answer: 'returns 1' },
    ],
  ],
])('%j', (given, expected) => {
  expect(read(given)).toEqual(expected);
});

test.each<[object, [pointer: string, message: string][]]>([
  [{ state: 'T' }, [['', `must have exactly one of ${kinds}; it has none.`]]],
  [
    { state: 'T', returns: 1, throws: 'E' },
    [['', `must have exactly one of ${kinds}; it has 'returns' and 'throws'.`]],
  ],
  [
    { state: 'T', returns: 1, cause: 'x', statusCode: 400 },
    [
      ['/cause', "goes with 'throws' or 'failsToken', not with 'returns'."],
      ['/statusCode', "goes with 'fails', not with 'returns'."],
    ],
  ],
  [
    { state: 'T', answers: [{ returns: 1 }, { message: 'm', throws: 'E' }], returns: 1, times: 2 },
    [
      ['/returns', "is beside 'answers'. Write it into one of them."],
      ['/times', "is beside 'answers'. Write it into one of them."],
      ['/answers/1/message', "goes with 'fails', not with 'throws'."],
    ],
  ],
  [
    { state: 'T', returns: 1, after: 'soon' },
    [
      [
        '/after',
        "The delay of .after(…) must be seconds (2) or a string with a unit ('2s', '500ms', '3m', '1h', '30d'), not " +
          '"soon".',
      ],
    ],
  ],
  [
    { state: 'T', beats: ['1s'], failsToken: 'E' },
    [['/beats', '.beats(…) takes an object of options: { every, times }.']],
  ],
  [
    { service: 's3', answersLike: 'x' },
    [['/answersLike', expect.stringContaining("no ready-made answer 'x'") as never]],
  ],
])('the faults of %j', (given, expected) => {
  expect(read(given)).toEqual(expected.map(([pointer, message]) => ['body', `/0${pointer}`, message]));
});
