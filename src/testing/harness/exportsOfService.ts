// What the signatures of services and harnesses have in common.
export type { ScriptBuilder } from '../../tasks/mocking/ScriptBuilder';
export type { Duration } from '../../tasks/mocking/parseDuration';
export type { Call } from '../../tasks/mocking/Call';
export type { CallList, Calls } from '../../tasks/mocking/Calls';
export type { Outbox, OutboxMessage } from '../../tasks/integrations/outbox/Outbox';
export type { LambdaContext, LambdaHandler } from '../../tasks/integrations/lambda/LambdaContext';
export type { LocalFunctionOptions } from '../../tasks/integrations/lambda/LocalFunctions';
export type { Service } from '../../emulator/service/Service';
export type { ServiceOptions, TimeMode, UnmockedPolicy } from '../../emulator/service/ServiceOptions';
export type { StateMachineDefinition, StateType, WorkflowType } from '../../language/asl/types';
export type { TaskOutcome, TaskRequest } from '../../language/asl/task';
export type { Json, JsonArray, JsonObject } from '../../util/json';
