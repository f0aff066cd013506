import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import { loadIntegrations } from '../../tasks/answering/loadIntegrations';
import type { CheckedFile } from '../../validation/lint/formats/Remark';
import { examineDefinition } from '../../validation/rules/examineDefinition';
import { reviewDefinition } from '../../validation/lint/reviewDefinition';
import type { CheckOptions } from './checkFile';

export interface ReviewOptions extends Pick<CheckOptions, 'advice' | 'type'> {
  /** Whether what Stepmill does not run yet is a fault. Default false: it is none of the definition. */
  readonly notYet?: boolean;
}

/** What is said of one state machine. */
export function reviewMachine(
  { definition, type: declared }: LoadedDefinition,
  { advice, type = declared, notYet = false }: ReviewOptions,
): CheckedFile['remarks'] {
  const { checkParameters, loadServiceSchema } = loadIntegrations();
  const options = {
    type,
    severity: 'WARNING',
    notYet,
    parameterCheck: (resource, parameters) => checkParameters(resource, parameters).map(({ message }) => message),
    hasModel: ({ service }) => loadServiceSchema(service) !== undefined,
  } satisfies Parameters<typeof reviewDefinition>[1];
  return advice ? reviewDefinition(definition, options) : examineDefinition(definition, options).findings;
}
