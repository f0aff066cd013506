// The types that the signatures of services and harnesses have in common.
export type { ScriptBuilder } from '../tasks/mocking/ScriptBuilder';
export type { Duration } from '../tasks/mocking/parseDuration';
export type { Call } from '../tasks/mocking/Call';
export type { CallList } from '../tasks/mocking/CallList';
export type { Calls } from '../tasks/mocking/Calls';
export type { HarnessObjects, ObjectOptions, RefusalOptions } from './HarnessObjects';
export type { ObjectStoreOptions, S3Action, S3Refusal } from '../tasks/integrations/objects/ObjectStore';
export type { Outbox, OutboxMessage } from '../tasks/integrations/outbox/Outbox';
export type { LambdaContext, LambdaHandler } from '../tasks/integrations/lambda/LocalFunction';
export type { Service } from '../emulator/service/Service';
export type { ServiceOptions, TimeMode, UnmockedPolicy } from '../emulator/service/ServiceOptions';
export type { StateMachineDefinition, StateType, WorkflowType } from '../language/asl/types';
export type { HandlerCaller, TaskOutcome, TaskRequest } from '../contract/task';
export type { Json, JsonArray, JsonObject } from '../util/json';
export type { Caller } from '../emulator/operations/OperationContext';
export type { IntegrationPattern, TaskResource } from '../language/asl/resource';
export type { CompositeResource, RequestedResource } from '../contract/task';
export type { MapIteration } from '../contract/task';
export type {
  CatcherDefinition,
  ChoiceRuleDefinition,
  ItemProcessorDefinition,
  QueryLanguage,
  RetrierDefinition,
  StateDefinition,
  StatesBlock,
} from '../language/asl/types';
export type { AnswerOptions } from '../tasks/answering/AnswerOptions';
export type { EndpointSettings, Environment } from '../tasks/integrations/endpoints/Endpoints';
export type {
  Connection,
  ConnectionHttpParameters,
  ConnectionParameter,
  ConnectionRegistry,
} from '../tasks/integrations/http/ConnectionRegistry';
export type { LambdaCallback } from '../tasks/integrations/lambda/LocalFunction';
export type { CommandOptions, FileOptions, LocalFunctionOptions } from '../tasks/integrations/lambda/LocalFunction';
export type { LocalFunctions, LocalFunctionsOptions } from '../tasks/integrations/lambda/LocalFunctions';
export type { OutboxFilter } from '../tasks/integrations/outbox/Outbox';
export type { AnswerFunction } from '../tasks/mocking/answers/functionAnswer';
export type { AnsweredBy } from '../tasks/mocking/Call';
export type { InputPattern, InputPredicate } from '../tasks/mocking/matchers/inputMatcher';
export type { Mocks, MockScope } from '../tasks/mocking/Mocks';
export type { FailureOptions } from '../tasks/mocking/results/serviceFailure';
export type { Script } from '../tasks/mocking/Script';
export type { Scope } from '../emulator/store/arns';
export type { LogRecord } from '../emulator/telemetry/logRecords';
export type { Datum, MetricName, Unit } from '../emulator/telemetry/metrics/Datum';
export type { MetricStatistics } from '../emulator/telemetry/metrics/statisticsOf';
export type { TraceException, TraceSegment, TraceSubsegment, TraceWork } from '../emulator/telemetry/segments';
export type { StatusDetail, StatusEvent } from '../emulator/telemetry/statusEvents';
export type { Telemetry, TelemetryFilter, TelemetryKind } from '../emulator/telemetry/Telemetry';
export type { Quotas } from '../emulator/quotas/Quotas';
export type { Bucket } from '../emulator/quotas/Bucket';
export type { IamOption, IamSettings } from '../tasks/answering/denials/IamOption';
export type { DenialFilter, KmsKeyState } from '../tasks/answering/denials/Denial';
export type { DataOptions } from '../emulator/service/data/DataDirectory';
export type { KeepLimits } from '../engine/executions/Executions';
export type { ValidationMode } from '../tasks/mocking/ValidationMode';
