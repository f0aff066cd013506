import { invalidDefinitionMessage } from '../../../src/validation/rules/invalidDefinitionMessage';
import { diagnose } from './diagnose';

test('all errors stand in one pair of quotes', () => {
  const definition = {
    StartAt: 'Missing',
    States: { A: { Type: 'Pass', Next: 'Unknown' }, B: { Type: 'Wait', Seconds: -1, End: true } },
  };
  expect(invalidDefinitionMessage(diagnose(definition))).toBe(
    "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Minimum value is 0 at /States/B/Seconds, " +
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: Missing at /StartAt, " +
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: Unknown at /States/A/Next, " +
      'MISSING_TRANSITION_TARGET: State "A" is not reachable. at /States/A, ' +
      'MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B\'',
  );
});

test('where there is no location, it is null', () => {
  expect(invalidDefinitionMessage(diagnose(' '))).toBe(
    "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at null'",
  );
});

test('warnings are left out', () => {
  const error = { severity: 'ERROR', code: 'A', message: 'b', location: '/c' } as const;
  expect(invalidDefinitionMessage([{ ...error, severity: 'WARNING' }, error])).toBe(
    "Invalid State Machine Definition: 'A: b at /c'",
  );
});
