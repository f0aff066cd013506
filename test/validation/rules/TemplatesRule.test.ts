import { diagnoseState, end, fault, lambda, pass } from './diagnose';
import { examineDefinition } from '../../../src/validation/rules/examineDefinition';

const wrong = (name: string, location: string): object =>
  fault(`The value for the field '${name}' must be a valid JSONPath or a valid intrinsic function call`, location);
const twice = (name: string, location: string): object =>
  fault(`The field '${name}' is given twice: as '${name}' and as '${name}.$'`, location);

test('members that end in .$ contain paths or calls', () => {
  const Parameters = {
    'a.$': '$.a',
    'b.$': "States.Format('{}', $$.State.Name)",
    c: { 'd.$': '$variable', e: '$.plain' },
  };
  expect(diagnoseState({ ...pass, Parameters })).toEqual([]);
});

test.each(['a', 5, null, { a: 1 }, ['$.a'], '$$23', 'States.Xyz($.a)', 'States.UUID('])('%j is neither', (value) => {
  expect(diagnoseState({ ...pass, Parameters: { 'a.$': value } })).toEqual([wrong('a.$', '/States/S/Parameters')]);
});

test('checks objects and arrays at any depth, in every field that is a template', () => {
  const template = { list: [{ deep: { 'bad.$': '?' } }] };
  expect(diagnoseState({ ...lambda, Parameters: template, ResultSelector: template, Assign: template })).toEqual([
    wrong('bad.$', '/States/S/Parameters'),
    wrong('bad.$', '/States/S/ResultSelector'),
    wrong('bad.$', '/States/S/Assign'),
  ]);
  const caught = { ...lambda, Catch: [{ ErrorEquals: ['A'], Next: 'S', Assign: { 'x.$': '?' } }] };
  expect(diagnoseState(caught)).toEqual([wrong('x.$', '/States/S/Catch[0]/Assign')]);
});

test('rejects a name with .$ beside the same name without', () => {
  const Parameters = { message: { channel: 'a', 'channel.$': '$.c', blocks: [{ 'type.$': '$.t', type: 'b' }] } };
  expect(diagnoseState({ ...pass, Parameters })).toEqual([
    twice('channel', '/States/S/Parameters'),
    twice('type', '/States/S/Parameters'),
  ]);
});

test('Result and the fields of JSONata states are not templates', () => {
  expect(diagnoseState({ ...pass, Result: { 'a.$': '?', a: 1 } })).toEqual([]);
  expect(diagnoseState({ ...pass, QueryLanguage: 'JSONata', Output: { 'a.$': '?', a: 1 } })).toEqual([]);
});

test('shows the exact place', () => {
  const state = { ...pass, Parameters: { a: [{ 'b.$': '?' }] }, ...end };
  const { findings } = examineDefinition(JSON.stringify({ StartAt: 'A', States: { A: state } }));
  expect(findings.map(({ path }) => path)).toEqual([['States', 'A', 'Parameters', 'a', 0, 'b.$']]);
});
