import { resourceOf } from '../../../language/asl/walk';
import { findIntegration } from '../../../tasks/awsServices/catalogue';
import type { Adviser } from '../Advice';

/** An integration whose API is not known here, so that its parameters have not been checked. */
export const ServiceModelAdvice: Adviser = ({ states, hasModel, advise }) => {
  const said = new Set<string>();
  for (const { object, path, type } of states) {
    const resource = resourceOf({ type, object });
    if (resource?.kind !== 'integration') continue;
    const isOptimised = !resource.awsSdk;
    const unknown = isOptimised && findIntegration(resource) === undefined;
    if (!unknown && (hasModel === undefined || hasModel(resource))) continue;
    const name = `${resource.resourceType}:${resource.action}`;
    if (said.has(name)) continue;
    said.add(name);
    advise(
      'SERVICE_WITHOUT_MODEL',
      [...path, 'Resource'],
      unknown
        ? `Stepmill knows no optimised integration '${name}' and takes it to exist.`
        : `The API behind '${name}' is not known here, so its parameters have not been checked.`,
      isOptimised ? undefined : `Install @aws-sdk/client-* of the service to have them checked.`,
    );
  }
};
