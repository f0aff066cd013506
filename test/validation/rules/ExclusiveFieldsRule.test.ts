import { block, diagnoseState, end, fault, lambda, pass } from './diagnose';

const both = (fields: string): object =>
  fault(`There should only be one of the following fields: [${fields}]`, '/States/S');
const none = (fields: string): object =>
  fault(`This object should have only one of the following fields: [${fields}]`, '/States/S');
const others = { E: pass };

test('a state has Next or End', () => {
  expect(diagnoseState({ Type: 'Pass', Next: 'E', End: true }, { others })).toEqual([both('Next, End')]);
  expect(
    diagnoseState({ Type: 'Pass' }, { others: { E: { ...pass, End: true }, T: { Type: 'Pass', Next: 'E' } } }),
  ).toEqual(expect.arrayContaining([none('Next, End')]));
});

test('an End that is false ends nothing', () => {
  expect(diagnoseState({ Type: 'Pass', Next: 'E', End: false }, { others })).toEqual([]);
  expect(diagnoseState({ Type: 'Pass', End: false }, { others })).toEqual(expect.arrayContaining([none('Next, End')]));
});

test('a Wait waits in one way', () => {
  const ways = 'SecondsPath, Seconds, TimestampPath, Timestamp';
  expect(diagnoseState({ Type: 'Wait', Seconds: 1, SecondsPath: '$.s', ...end })).toEqual([both(ways)]);
  expect(diagnoseState({ Type: 'Wait', ...end })).toEqual([none(ways)]);
});

test.each([
  ['TimeoutSeconds, TimeoutSecondsPath', { ...lambda, TimeoutSeconds: 1, TimeoutSecondsPath: '$.t' }],
  ['HeartbeatSeconds, HeartbeatSecondsPath', { ...lambda, HeartbeatSeconds: 1, HeartbeatSecondsPath: '$.t' }],
  ['Error, ErrorPath', { Type: 'Fail', Error: 'A', ErrorPath: '$.e' }],
  ['Cause, CausePath', { Type: 'Fail', Cause: 'A', CausePath: '$.e' }],
  ['ItemProcessor, Iterator', { Type: 'Map', ItemProcessor: block('P'), Iterator: block('Q'), ...end }],
  ['ItemSelector, Parameters', { Type: 'Map', ItemProcessor: block('P'), ItemSelector: {}, Parameters: {}, ...end }],
])('only one of %s', (fields, state) => {
  expect(diagnoseState(state)).toEqual([both(fields)]);
});

test('a Map has a processor', () => {
  expect(diagnoseState({ Type: 'Map', ...end })).toEqual([none('ItemProcessor, Iterator')]);
});
