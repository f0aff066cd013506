import { problemsByState, problemsOf, stateKey } from '../../../../../src/console/views/design/running/problems';
import { placeDiagnostics } from '../../../../../src/console/model/placeDiagnostics';
import { createService } from '../../../../../src/emulator/service/createService';

test('a problem belongs to the innermost state around it, and a Choice without Default is one', () => {
  const definition = {
    StartAt: 'M',
    States: {
      M: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'a/b', States: { 'a/b': { Type: 'Pass', Next: 'Gone' } } },
        Next: 'C',
      },
      C: { Type: 'Choice', Choices: [{ Variable: '$.x', IsPresent: true, Next: 'M' }] },
      Lost: { Type: 'Succeed' },
    },
    Timeout: 1,
  };
  const service = createService({ time: 'skip' });
  const text = JSON.stringify(definition);
  const { diagnostics } = service.call('ValidateStateMachineDefinition', { definition: text, severity: 'WARNING' }) as {
    diagnostics: never[];
  };
  service.close();
  const problems = problemsOf(placeDiagnostics(text, diagnostics), definition);
  const inner = ['States', 'M', 'ItemProcessor', 'States', 'a/b'];
  expect(problems.map(({ code, path, state }) => [code, path, state])).toEqual(
    expect.arrayContaining([
      ['MISSING_TRANSITION_TARGET', [...inner, 'Next'], inner],
      ['CHOICE_WITHOUT_DEFAULT', ['States', 'C'], ['States', 'C']],
    ]),
  );
  expect(problems.find(({ path }) => path.at(-1) === 'Timeout')?.state).toBeUndefined();
  const byState = problemsByState(problems);
  expect(byState.get(stateKey(inner))?.map(({ code }) => code)).toEqual(['MISSING_TRANSITION_TARGET']);
  expect(byState.get(stateKey(['States', 'C']))).toHaveLength(1);
});
