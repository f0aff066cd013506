import { resourceOf } from '../../language/asl/walk';
import { findIntegration, isKnownIntegration } from '../../services/catalogue';
import { isObject, member } from '../../util/json';
import type { Rule } from './RuleContext';

/**
 * Parameters of integrations
 *
 * A Task that calls an integration has `Parameters` (in JSONata `Arguments`) with the members that the service requires
 * and none that Step Functions reserves. `X.$` counts as `X`. The option `parameterCheck` checks the members against
 * the service's API.
 *
 * AWS: the members that `.sync` reserves are allowed in the other patterns.
 */
export const IntegrationParametersRule: Rule = ({ states, parameterCheck, report }) => {
  for (const { object, path, type, language } of states) {
    const resource = resourceOf({ type, object });
    if (resource?.kind !== 'integration') continue;
    const field = language === 'JSONata' ? 'Arguments' : 'Parameters';
    const parameters = member(object, field);
    if (parameters === undefined) {
      if (!isKnownIntegration(resource)) continue;
      const message = `${field} field is required for resource ARN: ${resource.arn}`;
      report({ message, at: [...path, 'Resource'], hint: `Write "${field}": {} if there are none.` });
      continue;
    }
    const at = [...path, field];
    const entry = findIntegration(resource);
    if (isObject(parameters) && entry !== undefined) {
      const dynamic = (name: string): string => (language === 'JSONPath' ? `${name}.$` : name);
      const has = (name: string): boolean =>
        member(parameters, name) !== undefined || member(parameters, dynamic(name)) !== undefined;
      const missing = [...entry.required.filter((name) => !has(name)), ...(entry.missing?.(parameters) ?? [])];
      for (const name of missing) {
        report({ message: `The field '${name}' is required but was missing`, at });
      }
      const reserved = resource.pattern === 'SYNC' ? entry.reserved : [];
      for (const name of reserved.filter(has)) {
        const exactly = [...at, member(parameters, name) === undefined ? dynamic(name) : name];
        report({ message: `The field '${name}' is not supported by Step Functions`, at, exactly });
      }
    }
    for (const message of parameterCheck?.(resource, parameters, language) ?? []) report({ message, at });
  }
};
