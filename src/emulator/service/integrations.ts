/** What the service needs of the integrations when tasks run or are checked: loaded together, see `loadIntegrations`. */
export { answer } from '../../tasks/integrations/integrations';
export { checkParameters } from '../../tasks/integrations/parameters/checkParameters';
export { prepareParameters } from '../../tasks/integrations/parameters/prepareParameters';
export { loadServiceSchema } from '../../tasks/integrations/sdk/serviceSchema';
