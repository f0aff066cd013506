/** What the service needs of the integrations when tasks run or are checked: loaded together, see `loadIntegrations`. */
export { answer, followAgain } from '../integrations/integrations';
export { checkParameters } from '../integrations/parameters/checkParameters';
export { prepareParameters } from '../integrations/parameters/prepareParameters';
export { unknownAction } from '../mocking/unknownAction';
export { sdkPackageName } from '../awsServices/serviceNames';
export { loadServiceSchema } from '../schemas/serviceSchema';
