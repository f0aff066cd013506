import { lazy } from '../../util/lazy';

/** Loaded with the first definition that has a task. Copied: the module's own members are getters, and asked for at each task. */
export const loadIntegrations = lazy(() => ({ ...(require('./integrations') as typeof import('./integrations')) }));
