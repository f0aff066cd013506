import { loadLanguage } from './machine/loadLanguage';
import { Definition, StateMachineType } from './model/data';
import { integer, oneOf, required } from './model/shapes';
import type { Operation } from './Operation';

const mostDiagnostics = 100;

/** Returns what is wrong with a definition. Creates nothing. */
export const validateStateMachineDefinition = {
  name: 'ValidateStateMachineDefinition',
  input: {
    definition: required(Definition),
    type: StateMachineType,
    severity: oneOf('ERROR', 'WARNING'),
    maxResults: integer({ min: 0, max: mostDiagnostics }),
  },
  reads: [],
  writes: [],
  answers: 'atOnce',
  right: 'states:ValidateStateMachineDefinition',
  bucket: { calls: [100, 1] },
  errors: ['ValidationException'],
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
} satisfies Operation<'ValidateStateMachineDefinition'>;
