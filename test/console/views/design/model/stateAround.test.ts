import { openJson } from '../../../../../src/definitions/document/openJson';
import { statePathOf } from '../../../../../src/definitions/document/gestures/statePath';
import { stateAround } from '../../../../../src/console/views/design/model/stateAround';

test('finds the innermost state, and takes no field of a state for one', () => {
  expect(statePathOf(['States', 'P', 'Branches', 1, 'States', 'B', 'Retry', 0])).toEqual([
    'States',
    'P',
    'Branches',
    1,
    'States',
    'B',
  ]);
  expect(statePathOf(['States', 'M', 'ItemProcessor', 'StartAt'])).toEqual(['States', 'M']);
  expect(statePathOf(['States', 'A', 'Parameters', 'States', 'x'])).toEqual(['States', 'A']);
  expect(statePathOf(['StartAt'])).toBeUndefined();
  const text = '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}';
  expect(stateAround(openJson(text), text.indexOf('Pass'))).toEqual(['States', 'A']);
  expect(stateAround(openJson(text), 3)).toBeUndefined();
});
