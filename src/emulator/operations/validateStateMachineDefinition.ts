import { loadLanguage } from './machine/loadLanguage';
import { Definition, StateMachineType } from './model/data';
import { integer, oneOf, required } from './model/shapes';
import { operation } from './Operation';

const mostDiagnostics = 100;

/** Answers what is wrong with a definition. Creates nothing. */
export const validateStateMachineDefinition = operation('ValidateStateMachineDefinition', {
  input: {
    definition: required(Definition),
    type: StateMachineType,
    severity: oneOf('ERROR', 'WARNING'),
    maxResults: integer({ min: 0, max: mostDiagnostics }),
  },
  handle({ parameterCheck, actionCheck }, { definition, type = 'STANDARD', severity = 'ERROR', maxResults = 0 }) {
    // Whether Stepmill can run it is checked by CreateStateMachine.
    const { diagnostics } = loadLanguage().validateDefinition(definition, {
      type,
      severity,
      parameterCheck,
      actionCheck,
    });
    const limit = maxResults === 0 ? mostDiagnostics : maxResults;
    return {
      result: diagnostics.some((diagnostic) => diagnostic.severity === 'ERROR') ? 'FAIL' : 'OK',
      diagnostics: diagnostics.slice(0, limit),
      truncated: diagnostics.length > limit,
    };
  },
});
