import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import { loadIntegrations } from '../../tasks/answering/loadIntegrations';
import type { CheckedFile } from '../../validation/lint/formats/Remark';
import { reviewDefinition, type ReviewOptions } from '../../validation/lint/reviewDefinition';
import type { CheckOptions } from './checkFile';

export interface MachineReviewOptions
  extends Pick<CheckOptions, 'advice' | 'type' | 'unmodelled'>, Pick<ReviewOptions, 'notYet'> {}

/** What is said of one state machine. */
export function reviewMachine(
  { definition, type: declared }: LoadedDefinition,
  { advice, type = declared, notYet = true, unmodelled }: MachineReviewOptions,
): CheckedFile['remarks'] {
  const { checkParameters, loadServiceSchema } = loadIntegrations();
  return reviewDefinition(definition, {
    advice,
    type,
    notYet,
    parameterCheck: (resource, parameters) => checkParameters(resource, parameters).map(({ message }) => message),
    hasModel: ({ service }) => {
      if (loadServiceSchema(service) !== undefined) return true;
      unmodelled?.add(service);
      return unmodelled !== undefined;
    },
  });
}
