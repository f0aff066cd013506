import type { Diagnostic } from './errors/Diagnostic';
import type { WorkflowType } from './language/asl/types';
import type { LoadedDefinitions, LoadOptions } from './definitions/LoadedDefinition';
import { startServer as serve, type RunningServer, type ServerOptions } from './emulator/server/startServer';
import type { Service } from './emulator/service/Service';
import { featureRoutes } from './insight/allRoutes';
import { lazy } from './util/lazy';

const loadLoader = lazy(
  () => require('./definitions/loadDefinitions') as typeof import('./definitions/loadDefinitions'),
);
const loadValidateDefinition = lazy(
  () => require('./validation/rules/validateDefinition') as typeof import('./validation/rules/validateDefinition'),
);

export type { Diagnostic } from './errors/Diagnostic';
export { HarnessError } from './errors/HarnessError';
export { ServiceError } from './errors/ServiceError';
export type {
  DefinitionFormat,
  LoadedDefinition,
  LoadedDefinitions,
  LoadedFunction,
  LoadedLogging,
  LoadedResource,
  LoadNote,
  LoadOptions,
  UnavailableDefinition,
  Unresolved,
} from './definitions/LoadedDefinition';
export type { DeclaredPolicy, DeclaredRole, PolicyDocument, PolicyStatement, UnknownPolicy } from './contract/DeclaredRole';
export type { Declared } from './contract/starts/Declared';
export type { DeclaredBucketEvents } from './contract/starts/DeclaredBucketEvents';
export type { DeclaredDelivery } from './contract/starts/DeclaredDelivery';
export type { DeclaredHttpRoute } from './contract/starts/DeclaredHttpRoute';
export type { DeclaredPipe } from './contract/starts/DeclaredPipe';
export type { DeclaredRestMethod, DeclaredRestResponse } from './contract/starts/DeclaredRestMethod';
export type { DeclaredRule, DeclaredTargetOfRule } from './contract/starts/DeclaredRule';
export type { DeclaredSchedule } from './contract/starts/DeclaredSchedule';
export type { DeclaredStart } from './contract/starts/DeclaredStart';
export type { DefinitionLoadError } from './definitions/DefinitionLoadError';
export type { Position } from './util/Position';
export * from './tasks/mocking/scripts';
export type { RunningServer, ServerOptions } from './emulator/server/startServer';
export { createService } from './emulator/service/createService';
export * from './harness/exportsOfService';

/**
 * Reads the state machines that a file or folder declares (a definition, SAM, CloudFormation, CDK's `cdk.out`,
 * Serverless Framework, Terraform). Throws a HarnessError with file, line and column.
 *
 * @example const { machines } = loadDefinitions('template.yaml', { parameters: { Stage: 'dev' } });
 */
export function loadDefinitions(path: string, options?: LoadOptions): LoadedDefinitions {
  const loader = loadLoader();
  return loader.loadDefinitions(path, options);
}

/**
 * What AWS would say of a definition (JSON): errors and warnings, with code, message and location. See
 * ValidateStateMachineDefinition of the Step Functions API.
 *
 * @example validateDefinition('{}')[0].message // 'These fields are required: [States, StartAt]'
 */
export function validateDefinition(definition: string, type: WorkflowType = 'STANDARD'): readonly Diagnostic[] {
  const validator = loadValidateDefinition();
  return validator.validateDefinition(definition, { type }).diagnostics;
}

/**
 * Serves a service over HTTP. Rejects with Node's error when the port is taken.
 *
 * @example const server = await startServer(createService(), { port: 0 });
 */
export function startServer(service: Service, options?: ServerOptions): Promise<RunningServer> {
  return serve(service, { routes: featureRoutes, ...options });
}
