import { lambda, pass } from '../../rules/diagnose';
import { advise } from './advise';

const never = (state: string, path: string, location: string): string =>
  `PATH_NEVER_PRODUCED ${location}: Nothing before '${state}' produces '${path}', so the state fails with States.Runtime.`;
const start = { Type: 'Pass', Result: { a: { b: 1 } }, Next: 'S' };
const choose = (...targets: string[]): object => ({
  Type: 'Choice',
  Choices: targets.slice(1).map((Next) => ({ Variable: '$.kind', IsPresent: true, Next })),
  Default: targets[0],
});

test('reports a path that the only state before does not produce', () => {
  const S = { ...pass, Parameters: { 'x.$': '$.a.b', 'y.$': '$.a.c', 'z.$': '$.missing' } };
  expect(advise({ Start: start, S })).toEqual([
    never('S', '$.a.c', '/States/S/Parameters/y.$'),
    never('S', '$.missing', '/States/S/Parameters/z.$'),
  ]);
  expect(advise({ Start: start, S: { ...pass, InputPath: '$.c' } })).toEqual([
    never('S', '$.c', '/States/S/InputPath'),
  ]);
});

test('follows passed-through values back', () => {
  const states = {
    Start: { ...start, Next: 'Wait' },
    Wait: { Type: 'Wait', Seconds: 1, Next: 'Call' },
    Call: { ...lambda, End: undefined, ResultPath: null, Next: 'S' },
    S: { Type: 'Wait', SecondsPath: '$.seconds', End: true },
  };
  expect(advise(states)).toEqual([never('S', '$.seconds', '/States/S/SecondsPath')]);
});

test('templates and JSONata outputs have the members that they name', () => {
  const template = { Type: 'Pass', Parameters: { 'a.$': '$.x', b: {} }, Next: 'S' };
  const S = { ...pass, Parameters: { 'x.$': '$.a.c', 'y.$': '$.b.c', 'z.$': '$.c' } };
  const expected = [never('S', '$.b.c', '/States/S/Parameters/y.$'), never('S', '$.c', '/States/S/Parameters/z.$')];
  expect(advise({ Start: template, S })).toEqual(expected);
  const output = { Type: 'Pass', QueryLanguage: 'JSONata', Output: { a: '{% 1 %}', b: {} }, Next: 'S' };
  expect(advise({ Start: output, S })).toEqual(expected);
});

describe('no advice about paths', () => {
  const S = { ...pass, Parameters: { 'x.$': '$.missing' } };

  test.each([
    ['of the execution’s input', { S }],
    ['of a task’s result', { Start: { ...lambda, End: undefined, Next: 'S' }, S }],
    ['when a ResultPath adds to the input', { Start: { ...start, ResultPath: '$.r' }, S }],
    [
      'of an error that was caught',
      {
        Start: { ...start, Next: 'Call' },
        Call: {
          ...lambda,
          End: undefined,
          ResultPath: null,
          Next: 'S',
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'S' }],
        },
        S,
      },
    ],
    [
      'when one way of two gives it',
      {
        Start: { ...start, Next: 'C' },
        C: choose('S', 'T'),
        T: { Type: 'Pass', Result: { missing: 1 }, Next: 'S' },
        S,
      },
    ],
    [
      'of arrays and what is not a plain name',
      { Start: start, S: { ...pass, Parameters: { 'x.$': '$.a[0]', 'y.$': '$..z', 'q.$': '$$.z' } } },
    ],
    ['of a Choice that asks whether something is there', { Start: start, S: choose('E', 'E'), E: pass }],
  ])('%s', (_title, states) => {
    expect(advise(states).filter((line) => line.startsWith('PATH'))).toEqual([]);
  });

  test('of a value in a loop', () => {
    const states = {
      Start: { ...start, Next: 'S' },
      S: { Type: 'Wait', SecondsPath: '$.missing', Next: 'Again' },
      Again: { Type: 'Choice', Choices: [{ Variable: '$.x', IsNull: true, Next: 'S' }], Default: 'E' },
      E: pass,
    };
    expect(advise(states)).toEqual([]);
  });
});

test('limits long chains and many paths', () => {
  const states: Record<string, object> = { A0: start };
  for (let i = 0; i < 3000; i += 1) states[`A${i}`] = { Type: 'Pass', Next: `A${i + 1}` };
  states['A3000'] = pass;
  for (let i = 0; i < 300; i += 1) states[`C${i}`] = choose(`C${(i + 1) % 300}`, `C${(i * 7) % 300}`, 'A3000');
  expect(advise(states)).toEqual([]);
});
