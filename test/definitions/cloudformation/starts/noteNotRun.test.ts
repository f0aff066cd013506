import { project } from '../../support/project';
import { notesOf, orderMachine } from '../../support/starts';

test('what starts machines and is not run here is named; the same types without a machine are not', () => {
  const { load } = project({
    'template.yaml': `Resources:
${orderMachine}  Iot: { Type: AWS::IoT::TopicRule, Properties: { TopicRulePayload: { Sql: s, Actions: [{ StepFunctions: { StateMachineName: o } }] } } }
  IotToQueue: { Type: AWS::IoT::TopicRule, Properties: { TopicRulePayload: { Sql: s, Actions: [{ Sqs: {} }] } } }
  Subscriber: { Type: AWS::EventsV2::Subscriber, Properties: {} }
  Pipeline: { Type: AWS::CodePipeline::Pipeline, Properties: { Stages: [{ Actions: [{ ActionTypeId: { Provider: StepFunctions } }] }] } }
  Builds: { Type: AWS::CodePipeline::Pipeline, Properties: { Stages: [{ Actions: [{ ActionTypeId: { Provider: CodeBuild } }] }] } }
  Window: { Type: AWS::SSM::MaintenanceWindowTask, Properties: { TaskType: STEP_FUNCTIONS } }
  Graph: { Type: AWS::AppSync::DataSource, Properties: { HttpConfig: { Endpoint: !Sub 'https://sync-states.\${AWS::Region}.amazonaws.com/' } } }
`,
  });

  expect(notesOf(load('template.yaml')).map((note) => note.replace(/^\d+: /, ''))).toEqual([
    'Iot starts state machines as an AWS::IoT::TopicRule, which Stepmill does not run.',
    'Subscriber starts state machines as an AWS::EventsV2::Subscriber, which Stepmill does not run.',
    'Pipeline starts state machines as an AWS::CodePipeline::Pipeline, which Stepmill does not run.',
    'Window starts state machines as an AWS::SSM::MaintenanceWindowTask, which Stepmill does not run.',
    'Graph starts state machines as an AWS::AppSync::DataSource, which Stepmill does not run.',
  ]);
});
