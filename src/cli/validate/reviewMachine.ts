import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import { loadIntegrations } from '../../tasks/answering/loadIntegrations';
import type { CheckedFile } from '../../validation/lint/formats/Remark';
import { reviewDefinition } from '../../validation/lint/reviewDefinition';
import type { CheckOptions } from './checkFile';

type MachineReviewOptions = Pick<CheckOptions, 'advice' | 'type' | 'unmodelled'>;

/** The remarks about one state machine. */
export function reviewMachine(
  { definition, type: declared }: LoadedDefinition,
  { advice, type = declared, unmodelled }: MachineReviewOptions,
): CheckedFile['remarks'] {
  const { checkParameters, unknownAction, loadServiceSchema } = loadIntegrations();
  return reviewDefinition(definition, {
    advice,
    type,
    parameterCheck: (resource, parameters) => checkParameters(resource, parameters).map(({ message }) => message),
    actionCheck: unknownAction,
    hasModel: ({ service }) => {
      if (loadServiceSchema(service) !== undefined) return true;
      unmodelled?.add(service);
      return unmodelled !== undefined;
    },
  });
}
