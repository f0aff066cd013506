import { invalidDefinitionMessage, validateDefinition } from '../../../src/validation/rules/validateDefinition';
import { diagnose, fault, pass } from './diagnose';

const valid = { StartAt: 'A', States: { A: pass } };

describe('a string that is not a definition', () => {
  test("reports invalid JSON with the parser's message, and its place as location", () => {
    const source = '[Source: (String)"not a definition"; line: 1, column: 4]';
    expect(diagnose('not a definition')).toEqual([
      fault(
        "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n" +
          ` at ${source}`,
        source,
        'INVALID_JSON_DESCRIPTION',
      ),
    ]);
  });

  test.each(['', ' ', '\n', 'null', '[]', '"A"', '5'])('%j is not an object', (text) => {
    expect(validateDefinition(text)).toEqual({ diagnostics: [fault('Definition must be a valid JSON object')] });
  });

  test('rejects deep nesting before anything walks into it', () => {
    const text = `{"StartAt":"A","States":${'{"A":'.repeat(100_000)}1${'}'.repeat(100_000)}}`;
    expect(diagnose(text)).toEqual([
      fault('The definition has more than 1000 levels of JSON', '/', 'TOO_DEEPLY_NESTED'),
    ]);
    const deepest = JSON.stringify(valid).replace('true', `true,"Result":${'['.repeat(990)}${']'.repeat(990)}`);
    expect(diagnose(deepest)).toEqual([]);
  });
});

describe('the definition', () => {
  test('is returned when it is valid', () => {
    expect(validateDefinition(JSON.stringify(valid))).toEqual({ diagnostics: [], definition: valid });
  });

  test('is returned with warnings, and not with errors', () => {
    const doubtful = { StartAt: 'A', States: { A: { ...pass, Parameters: { a: '$.a' } } } };
    const result = validateDefinition(JSON.stringify(doubtful), { severity: 'WARNING' });
    expect(result).toEqual({ diagnostics: [expect.objectContaining({ severity: 'WARNING' })], definition: doubtful });
    expect(validateDefinition('{}').definition).toBeUndefined();
  });
});

describe('the order of diagnostics', () => {
  test('fields come first, then names, expressions, targets, and unreachable states', () => {
    const text = `{
      "QueryLanguage": "JSONata",
      "StartAt": "Nope",
      "States": {
        "A": {"Type": "Pass", "Output": "{% phone %}", "Next": "Gone"},
        "B": {"Type": "Parallel", "Branches": [{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}], "End": true},
        "C": {"Type": "Wait", "Seconds": -1, "End": true, "Foo": 1}
      }
    }`;
    expect(diagnose(text).map(({ code, location }) => `${code} ${String(location)}`)).toEqual([
      'SCHEMA_VALIDATION_FAILED /States/C',
      'SCHEMA_VALIDATION_FAILED /States/C/Seconds',
      'DUPLICATE_STATE_NAME /States/B/Branches[0]/States/A',
      'UNSUPPORTED_JSONATA_EXPRESSION /States/A/Output',
      'MISSING_TRANSITION_TARGET /StartAt',
      'MISSING_TRANSITION_TARGET /States/A/Next',
      'MISSING_TRANSITION_TARGET /States/A',
      'MISSING_TRANSITION_TARGET /States/B',
      'MISSING_TRANSITION_TARGET /States/C',
    ]);
  });

  test('within a group the order of the text applies, also for names that JavaScript sorts', () => {
    const text =
      '{"StartAt":"b","States":{"b":{"Type":"Wait","Seconds":-1,"Next":"2"},"2":{"Type":"Wait","Seconds":-1,"Next":"1"},' +
      '"1":{"Type":"Wait","Seconds":-1,"End":true}}}';
    expect(diagnose(text).map(({ location }) => location)).toEqual([
      '/States/b/Seconds',
      '/States/2/Seconds',
      '/States/1/Seconds',
    ]);
  });
});

test('hostile names are ordinary names', () => {
  const text =
    '{"StartAt":"__proto__","States":{"__proto__":{"Type":"Pass","Next":"constructor"},' +
    '"constructor":{"Type":"Pass","Parameters":{"__proto__":{"a.$":"$.a"}},"End":true}}}';
  expect(diagnose(text)).toEqual([]);
});

test('one pair of quotes contains all errors', () => {
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

test('a missing location is null', () => {
  expect(invalidDefinitionMessage(diagnose(' '))).toBe(
    "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at null'",
  );
});

test('leaves out warnings', () => {
  const error = { severity: 'ERROR', code: 'A', message: 'b', location: '/c' } as const;
  expect(invalidDefinitionMessage([{ ...error, severity: 'WARNING' }, error])).toBe(
    "Invalid State Machine Definition: 'A: b at /c'",
  );
});
