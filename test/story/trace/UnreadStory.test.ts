import fc from 'fast-check';
import { createService } from '../../../src/emulator/service/createService';
import { describeInside, factsInside, findInside, historyInside } from '../../../src/emulator/service/inspect';
import type { Service } from '../../../src/emulator/service/Service';
import { HarnessError } from '../../../src/errors/HarnessError';
import { ServiceError } from '../../../src/errors/ServiceError';
import { readStory } from '../../../src/story/trace/readStory';
import type { Story } from '../../../src/story/trace/Story';
import { UnreadStory } from '../../../src/story/trace/UnreadStory';
import { machines } from '../../fuzz/machines';
import { changed, fuzzing, hangsAfterMs, oddValue } from '../../fuzz/odd';
import { expectSame } from '../../support/expectSame';

const roleArn = 'arn:aws:iam::123456789012:role/r';
const account = { accountId: '123456789012', region: 'us-east-1' };

/** An execution as it is now, read at once, and what reads it later. */
interface Look {
  readonly atOnce: Story;
  readonly unread: UnreadStory;
}

function look(service: Service, executionArn: string, definition: object): Look {
  const origin = { definition: definition as never };
  const description = describeInside(findInside(service, executionArn));
  const atOnce = readStory(description, historyInside(service, executionArn), origin);
  return { atOnce, unread: new UnreadStory(factsInside(service, findInside(service, executionArn)), origin) };
}

/** All that a story tells, its events included. */
function expectSameStory({ atOnce, unread }: Look): void {
  const { executionArn, name, status, startMs, stopMs, input, output, error, cause, redriveCount } = unread;
  expectSame(unread.story, atOnce);
  const head = { executionArn, name, status, startMs, stopMs, input, output, error, cause, redriveCount };
  const {
    starts: _starts,
    lastMs: _lastMs,
    events: _events,
    main: _main,
    visits: _visits,
    origin,
    ...expected
  } = atOnce;
  expectSame({ ...head, origin: unread.origin }, { ...expected, origin });
}

/** Starts it and looks after each step of time, and after the end; reads when all is forgotten. */
function looksAt(definition: object, input: string, handler: () => unknown): Look[] {
  const service = createService({ time: 'manual', seed: 1, startTime: 0.5, handlers: { echo: handler } });
  const looks: Look[] = [];
  try {
    const { stateMachineArn } = service.call('CreateStateMachine', {
      name: 'M',
      definition: JSON.stringify(definition),
      roleArn,
    }) as { stateMachineArn: string };
    const { executionArn } = service.call('StartExecution', { stateMachineArn, input }) as { executionArn: string };
    for (let step = 0; step < 5; step++) {
      looks.push(look(service, executionArn, definition));
      service.advance(1_500);
      // On a busy machine the slice of time that a call has may end before its work does.
      service.drain();
    }
    service.call('StopExecution', { executionArn, error: 'Stopped' });
    looks.push(look(service, executionArn, definition));
    if (findInside(service, executionArn).status !== 'SUCCEEDED') {
      service.call('RedriveExecution', { executionArn });
      service.drain();
      looks.push(look(service, executionArn, definition));
    }
    service.call('DeleteStateMachine', { stateMachineArn });
    service.reset();
  } catch (failure) {
    if (!ServiceError.is(failure) && !HarnessError.is(failure)) throw failure;
  } finally {
    service.close();
  }
  return looks;
}

const odd = JSON.stringify({
  list: [],
  nested: { '': null, ' b': [true, false, 'x'] },
  text: '\ud800 \u2028 é "\\',
  inherited: { constructor: 1, toString: 'x', hasOwnProperty: [] },
}).replace('"list":[]', '"list":[1.0, -0, 1e2, 0.1, 1e-9, 12345678901234567890, 1E400, -0.0],"__proto__":{"a":-0}');

const deep = (levels: number): string => `${'['.repeat(levels)}1${']'.repeat(levels)}`;

test.each<[string, string]>([
  ['numbers, texts and names of all kinds', odd],
  ['depth', `{"deep":${deep(300)}}`],
  ['all depth that there may be', `{"deep":${deep(999)}}`],
  ['null', 'null'],
  ['a string', '"text"'],
  ['negative zero', '-0'],
  ['a number that Java prints otherwise', '1.0'],
])('%s: as its text says', (_, input) => {
  const definition = {
    StartAt: 'Keep',
    States: {
      Keep: { Type: 'Pass', Assign: { 'kept.$': '$', one: 1.5 }, Next: 'Wrap' },
      Wrap: { Type: 'Pass', Parameters: { 'in.$': '$', also: -0 }, Next: 'Wait' },
      Wait: { Type: 'Wait', Seconds: 1, Next: 'Call' },
      Call: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:echo', Next: 'Null' },
      Null: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'echo', Payload: { 'in.$': '$' } },
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'End' }],
        Next: 'End',
      },
      End: { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% [0 * -1, 1e21, $states.input] %}', End: true },
    },
  };
  const looks = looksAt(definition, input, () => JSON.parse(input) as unknown);
  expect(looks.length).toBeGreaterThan(5);
  expect(new Set(looks.map(({ unread }) => unread.status))).toEqual(new Set(['RUNNING', 'SUCCEEDED']));
  for (const one of looks) expectSameStory(one);
});

test(
  'any machine, at any moment of its run, read after its service dropped it',
  () => {
    let count = 0;
    fc.assert(
      fc.property(changed(...machines), oddValue, oddValue, (definition, input, answer) => {
        const text = JSON.stringify(input) as string | undefined;
        if (typeof definition !== 'object' || definition === null) return;
        const looks = looksAt(definition, text ?? '{}', () => answer);
        count += looks.length;
        for (const one of looks) expectSameStory(one);
      }),
      fuzzing,
    );
    expect(count).toBeGreaterThan(20);
  },
  hangsAfterMs,
);

test('reads a story once, and its values belong to nobody else', () => {
  const definition = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
  const service = createService({ time: 'skip', seed: 1 });
  const { stateMachineArn } = service.call(
    'CreateStateMachine',
    { name: 'M', definition: JSON.stringify(definition), roleArn },
    account,
  ) as { stateMachineArn: string };
  const { executionArn } = service.call('StartExecution', { stateMachineArn, input: '{"a":[1]}' }) as {
    executionArn: string;
  };
  service.drain();
  const { unread } = look(service, executionArn, definition);
  expect(() => (unread.output as { a: number[] }).a.push(2)).toThrow(TypeError);
  expect(() => (unread.story.visits[0]!.input as { a: number[] }).a.push(3)).toThrow(TypeError);
  expect(unread.output).toEqual({ a: [1] });
  expect(unread.story).toBe(unread.story);
  expect(unread.story.output).toBe(unread.output);
  const { unread: again } = look(service, executionArn, definition);
  expect([again.output, again.input, again.story.visits[0]!.input, again.story.visits[0]!.output]).toEqual([
    { a: [1] },
    { a: [1] },
    { a: [1] },
    { a: [1] },
  ]);
  service.close();
});
