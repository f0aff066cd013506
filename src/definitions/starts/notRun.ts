import type { JsonObject } from '../../util/json';
import { itemsIn, objectIn, stringIn } from './plain';

/** Resources that may start state machines, and that Stepmill does not run: whether these properties do start one. */
const types: Readonly<Record<string, (properties: JsonObject) => boolean>> = {
  'AWS::IoT::TopicRule': (properties) =>
    itemsIn(objectIn(properties, 'TopicRulePayload'), 'Actions').some((action) => objectIn(action, 'StepFunctions')),
  // The custom event bus of 2026, with its own patterns and transformers.
  'AWS::EventsV2::Subscriber': () => true,
  'AWS::CodePipeline::Pipeline': (properties) =>
    itemsIn(properties, 'Stages')
      .flatMap((stage) => itemsIn(stage, 'Actions'))
      .some((action) => stringIn(objectIn(action, 'ActionTypeId'), 'Provider') === 'StepFunctions'),
  'AWS::SSM::MaintenanceWindowTask': (properties) => stringIn(properties, 'TaskType') === 'STEP_FUNCTIONS',
  'AWS::AppSync::DataSource': (properties) =>
    /\bstates\b/.test(stringIn(objectIn(properties, 'HttpConfig'), 'Endpoint') ?? ''),
};

export const notRunTypes: ReadonlyMap<string, (properties: JsonObject) => boolean> = new Map(Object.entries(types));
