import type { TaskOutcome } from '../../../../src/contract/task';
import { HarnessError } from '../../../../src/errors/HarnessError';
import {
  otherProtocol,
  plainNumbers,
  reviveOutcome,
  reviveReply,
  reviveRequest,
  sessionProtocol,
  toMistake,
} from '../../../../src/emulator/server/session/messages';
import { parseJson, toCompactText } from '../../../../src/util/json';

/** A message as it arrives. */
const sent = <T>(message: T): T => parseJson(JSON.stringify(message)) as T;

test('a failure without an error is still a failure', () => {
  const failure: TaskOutcome = { error: undefined, cause: 'c' };
  expect([
    reviveOutcome(sent(failure)),
    reviveOutcome(sent({ output: null })),
    reviveOutcome(sent({ error: 'E' })),
  ]).toEqual([failure, { output: null }, { error: 'E' }]);
  expect('error' in reviveOutcome(sent(failure))).toBe(true);
});

test('a reply has plain delays and its outcomes', () => {
  const reply = reviveReply(
    parseJson(
      '{"delaySeconds": 1.50, "outcome": {"cause": "c"}, "endedBy": "inside", "tokenEvents":' +
        ' [{"afterSeconds": 2.0, "heartbeat": true}, {"afterSeconds": 3, "outcome": {"cause": "d"}}]}',
    ) as never,
  );
  expect(reply).toStrictEqual({
    delaySeconds: 1.5,
    outcome: { cause: 'c', error: undefined },
    endedBy: 'inside',
    tokenEvents: [
      { afterSeconds: 2, heartbeat: true },
      { afterSeconds: 3, outcome: { cause: 'd', error: undefined } },
    ],
  });
  expect(reviveReply({ submitted: 1 })).toStrictEqual({ submitted: 1 });
});

test('a request has plain numbers of its own, and parameters as they were written', () => {
  const request = reviveRequest(
    parseJson(
      '{"attempt": 1.0, "iterations": [{"state": "M", "index": 2.0}], "parameters": {"n": 12345678901234567890}}',
    ) as never,
  );
  expect([request.attempt, request.iterations, toCompactText(request.parameters)]).toEqual([
    1,
    [{ state: 'M', index: 2 }],
    '{"n":12345678901234567890}',
  ]);
  expect(plainNumbers(parseJson('{"a": 1.0, "b": [2.50]}') as object)).toStrictEqual({ a: 1, b: [2.5] });
});

test('a mistake has its message, a bug its stack', () => {
  const bug = new Error('broken');
  expect([toMistake(new HarnessError('unmocked'), true), toMistake(bug, false), toMistake('thrown', false)]).toEqual([
    { kind: 'tester', message: 'unmocked' },
    { kind: 'bug', message: bug.stack },
    { kind: 'bug', message: 'thrown' },
  ]);
});

test('other versions of the protocol are recognised', () => {
  expect([
    otherProtocol.test(sessionProtocol),
    otherProtocol.test('stepmill-session/99'),
    otherProtocol.test('websocket'),
  ]).toEqual([true, true, false]);
});
