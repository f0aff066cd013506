import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import { loadIntegrations } from '../../service/loadIntegrations';
import type { CheckedFile } from '../../validation/formats/Remark';
import { examineDefinition } from '../../validation/examineDefinition';
import { reviewDefinition } from '../../validation/reviewDefinition';
import type { CheckOptions } from './checkFile';

/** What is said of one state machine. */
export function reviewMachine(
  { definition, type: declared }: LoadedDefinition,
  { advice, type = declared }: Pick<CheckOptions, 'advice' | 'type'>,
): CheckedFile['remarks'] {
  const { checkParameters, loadServiceSchema } = loadIntegrations();
  const options = {
    type,
    severity: 'WARNING',
    parameterCheck: (resource, parameters) => checkParameters(resource, parameters).map(({ message }) => message),
    hasModel: ({ service }) => loadServiceSchema(service) !== undefined,
  } satisfies Parameters<typeof reviewDefinition>[1];
  // What Stepmill does not run yet is no fault of the definition.
  return advice
    ? reviewDefinition(definition, options)
    : examineDefinition(definition, { ...options, notYet: false }).findings;
}
