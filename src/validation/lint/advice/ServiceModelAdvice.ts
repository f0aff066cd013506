import { resourceOf } from '../../../language/asl/walk';
import { findIntegration } from '../../../services/catalogue';
import type { Adviser } from '../Advice';

/** An integration that is not known here, or whose API is not, so that its parameters were not checked. */
export const ServiceModelAdvice: Adviser = ({ states, hasModel, actionCheck, advise }) => {
  const said = new Set<string>();
  for (const { object, path, type } of states) {
    const resource = resourceOf({ type, object });
    if (resource?.kind !== 'integration') continue;
    const isOptimised = !resource.awsSdk;
    const unnamed = isOptimised ? undefined : actionCheck?.(resource);
    const unknown = isOptimised && findIntegration(resource) === undefined;
    if (!unknown && unnamed === undefined && (hasModel === undefined || hasModel(resource))) continue;
    const name = `${resource.resourceType}:${resource.action}`;
    if (said.has(name)) continue;
    said.add(name);
    if (unnamed !== undefined) {
      const hint = unnamed.meant === undefined ? undefined : `Did you mean '${unnamed.meant}'?`;
      const message = `There may be no '${name}': ${unnamed.reason}. AWS rejects unknown integrations.`;
      advise('SERVICE_WITHOUT_MODEL', [...path, 'Resource'], message, hint);
      continue;
    }
    advise(
      'SERVICE_WITHOUT_MODEL',
      [...path, 'Resource'],
      unknown
        ? `Stepmill does not know the optimised integration '${name}' and assumes that it exists.`
        : `The API of '${name}' is not known here, so its parameters were not checked.`,
      isOptimised ? undefined : `Install @aws-sdk/client-* of the service to have them checked.`,
    );
  }
};
