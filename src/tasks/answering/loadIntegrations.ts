import type * as Integrations from './integrations';

/** Kept in a variable: `require` looks the file up each time, and the module's own members are getters. */
let integrations: typeof Integrations | undefined;

/** Loaded with the first definition that has a task. */
export function loadIntegrations(): typeof Integrations {
  return (integrations ??= { ...(require('./integrations') as typeof Integrations) });
}
