import { jsonDiagnostic, placeDiagnostics } from '../../../src/console/model/placeDiagnostics';
import { openJson } from '../../../src/definitions/document/openJson';
import { createService } from '../../../src/emulator/service/createService';

function placed(definition: object): { text: string; code: string }[] {
  const text = JSON.stringify(definition, null, 1);
  const { diagnostics } = createService().call('ValidateStateMachineDefinition', {
    definition: text,
    severity: 'WARNING',
  }) as any;
  return placeDiagnostics(openJson(text), diagnostics).map(({ from, to, code }) => ({
    text: text.slice(from, to),
    code,
  }));
}

test('each diagnostic of the service finds its place', () => {
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Nowhere' }];
  const task = {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: 'f' },
    End: true,
    Catch,
  };
  expect(placed({ StartAt: 'A', States: { A: task } })).toEqual([
    { text: '"Nowhere"', code: 'MISSING_TRANSITION_TARGET' },
  ]);
});

test('names with slashes are members, too', () => {
  const Branches = [{ StartAt: 'a/b', States: { 'a/b': { Type: 'Pass', Next: 'c' } } }];
  expect(placed({ StartAt: 'P', States: { P: { Type: 'Parallel', Branches, End: true } } })).toEqual([
    { text: '"c"', code: 'MISSING_TRANSITION_TARGET' },
  ]);
});

test('underlines an object in its first line alone, and puts a diagnostic without a place at the beginning', () => {
  const text = '{\n "States": {\n  "A": {}\n }\n}';
  const of = (location?: string): string => {
    const [one] = placeDiagnostics(openJson(text), [
      { severity: 'ERROR', code: 'X', message: 'x', ...(location === undefined ? {} : { location }) },
    ]);
    return text.slice(one!.from, one!.to);
  };
  expect([of('/States'), of('/States/Nothing'), of()]).toEqual(['{', '{', '{']);
});

test('invalid JSON has one diagnostic, where it breaks', () => {
  expect(jsonDiagnostic('{\n "a": x }')).toMatchObject({
    from: 8,
    to: 9,
    severity: 'error',
    code: 'INVALID_JSON_DESCRIPTION',
  });
  expect(jsonDiagnostic('{}')).toBeUndefined();
  expect(placeDiagnostics(openJson('{'), [{ severity: 'ERROR', code: 'X', message: 'x' }])).toEqual([]);
});
