import { describeFailure } from '../../../src/cli/run/describeFailure';

test.each([
  ['Work.Down', 'It does not answer.', 'Work.Down — It does not answer.'],
  ['Work.Down', undefined, 'Work.Down'],
  [undefined, undefined, '(no error name)'],
  ['TypeError', '{"errorType":"TypeError","errorMessage":"x is not","trace":["…"]}', 'TypeError — x is not'],
  ['Odd', '{"errorMessage":7}', 'Odd — {"errorMessage":7}'],
  ['Odd', '{no JSON', 'Odd — {no JSON'],
  ['Long', 'x'.repeat(500), `Long — ${'x'.repeat(120)}…`],
  ['Stepmill.HarnessError', 'at length', 'stopped here'],
])('%s, %s', (error, cause, text) => {
  expect(describeFailure(error, cause)).toBe(text);
});
