export { HarnessError } from '../errors/HarnessError';
export { HarnessClock } from './HarnessClock';
export type { HarnessMocks } from './HarnessMocks';
export type { RegisteredFunction } from './RegisteredFunctions';
export type { CdkObject, CdkStack, CdkStage, CdkTemplate } from '../definitions/cdk/CdkObject';
export { NotHereError } from './places/NotHereError';
export type { OpenTask } from './places/Place';
export type { PlaceOptions } from './places/createPlace';
export type { HarnessApis, ApiUnderTest, ApiRequestOptions } from './HarnessApis';
export type { AnsweredRequest } from './run/AnsweredRequest';
export { HarnessEvents, type EventOfTest } from './HarnessEvents';
export { PipeUnderTest, type PipeOptions } from './PipeUnderTest';
export { ScheduleUnderTest, type FireScheduleOptions } from './ScheduleUnderTest';
export { FiredReport } from './run/FiredReport';
export { PipeReport } from './run/PipeReport';
export { SentEvent } from './run/SentEvent';
export { StartReport, type StartedByReport } from './run/StartReport';
export type { StartedTarget, TargetFailure } from '../emulator/starts/rules/StartedTarget';
export type { MatchedRule, UnmatchedRule } from '../emulator/starts/rules/putEvent';
export type { Mismatch } from '../emulator/starts/patterns/matchFields';
export type { PipeBatch } from '../emulator/starts/pipes/PipeRun';
export { HarnessTelemetry, type TelemetryScope } from './HarnessTelemetry';
export type {
  DeclaredMachines,
  DeclaredName,
  InnerNames,
  MachineName,
  MachineOfFile,
  MockOf,
  StateNames,
  StateOf,
  TargetKindName,
  TargetName,
  TestCaseOf,
} from './KnownFiles';
export { MapRunView, type ChildStatus, type MapRunCounts } from './run/MapRunView';
export { Run } from './run/Run';
export { StartedRun } from './run/StartedRun';
export { StateView } from './run/StateView';
export type { MockResult, SettledResult, TaskView } from './run/TaskView';
export type { InnerPaths, PathExpectation, PathStep } from '../story/trace/comparePath';
export type { PartOptions, StatePlace } from './run/PartOptions';
export type { ResumeOptions } from './run/resumedStart';
export type { RunOptions } from './run/startInput';
export { StateMachineUnderTest } from './StateMachineUnderTest';
export { Stepmill } from './Stepmill';
export type { LoggingOptions, LogLevel, MachineOptions, StepmillOptions } from './StepmillOptions';
export type { TestStateOptions } from './state/runWrapped';
export { TestedState } from './state/TestedState';
export type { Arbitrary, Failing, Outcome } from '../contract/Outcome';
export type { PropertyOptions, PropertyReport } from './PropertyOptions';
export type { ReplayOptions } from './ReplayOptions';
export type { StatesOf, StepmillMatchers } from './matchers/StepmillMatchers';
export type { Callee } from './matchers/callee';
export type { EventExpectation } from './matchers/historyMatcher';
export type { MessageExpectation } from './matchers/messageMatchers';
export type { CallCount } from './matchers/toHaveCalled';
export type { CallStep } from './matchers/toHaveCalledInOrder';
export type { RetryExpectation } from './matchers/toHaveRetried';
export type { DurationExpectation } from './matchers/toHaveTaken';
export type { HttpExchange } from '../contract/task';
export type { ErrorDetails, InspectedState, MapSetting, Stage } from '../story/inspection/Inspection';
export type { Failure, FailureScenario, UnreachableClause } from '../story/inspection/FailureScenario';
export type { Handling } from '../story/inspection/predictHandling';
export type { Cost, ExpressCost, StandardCost } from '../story/cost/estimateCost';
export type { RuleName } from '../story/inspection/explainChoice';
export type { Attempt, ExecutionStatus, Origin, Story, Strand, Visit } from '../story/trace/Story';
export type { StoryEvent } from '../story/trace/StoryEvent';
export * from './exportsOfService';
export type { MatchOptions } from './matchers/MatchOptions';
