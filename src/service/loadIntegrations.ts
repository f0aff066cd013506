import type * as Integrations from '../integrations/integrations';

/** Loaded with the first task that no mock answers. */
export function loadIntegrations(): typeof Integrations {
  return require('../integrations/integrations') as typeof Integrations;
}
