import fs from 'node:fs';
import path from 'node:path';
import type { TaskOutcome } from '../../src/contract/task';
import type { StateMachineDefinition } from '../../src/language/asl/types';
import { Stepmill } from '../../src/harness/Stepmill';
import type { Run } from '../../src/harness/run/Run';
import type { Json } from '../../src/util/json';
import { compareParts } from '../story/part/compareParts';

/**
 * Public workflows run from each state that a whole run has visited, with the data that the state had: the history from
 * there on is the same, ids aside.
 */
const folder = path.join(__dirname, '../../../shared/definitions/valid');
const there = fs.existsSync(folder);

if (!there) console.warn('Parts of published workflows: skipped, ../shared/definitions is not there.');

type Answers = Readonly<Record<string, Json | ((parameters: any) => Json | TaskOutcome)>>;

interface Workflow {
  readonly file: string;
  readonly input: Json;
  /** What each state's task answers. They depend on nothing but the request. */
  readonly answers: Answers;
  /** The number of visits of the whole run. */
  readonly visits: number;
}

const row = (n: number): Json => ({ id: n, text: `row ${n}` });

const workflows: readonly Workflow[] = [
  {
    file: 'step-functions-agent__stacks-tools__batch-processor-state-machine-jsonata.json',
    input: { csv_s3_uri: 's3://b/k.csv', target: 't', output_mapping: { a: 1 }, input_mapping: { b: 2 } },
    answers: {
      ValidateInput: {
        Payload: { valid: true, csv_bucket: 'b', csv_key: 'k', target: { arn: arn('Agent'), name: 'A' } },
      },
      LoadCSVData: { Payload: { rows: [row(1), row(2), row(3)] } },
      TransformInput: ({
        Payload: {
          row: { id },
        },
      }) => ({ Payload: { prompt: `p${id}`, data: { id } } }),
      InvokeAgent: ({ Input: { input } }) =>
        input.id === 2 ? { error: 'States.TaskFailed', cause: 'agent down' } : { Output: `{"id":${input.id}}` },
      ExtractStructuredOutput: ({ Payload }) => ({ Payload: { of: Payload.agent_output, row: Payload.original_row } }),
      AggregateResults: {
        Payload: {
          total_rows: 3,
          successful_rows: 2,
          failed_rows: 1,
          success_rate: '66%',
          output_location: 's3://o',
          timestamp: 'now',
        },
      },
      PublishNotification: { error: 'SNS.Down' } as never,
    },
    visits: 16,
  },
  {
    file: 'step-functions-agent__step-functions__standard-llm.json',
    input: { messages: [{ role: 'user', content: 'how many?' }] },
    answers: {
      'Call LLM': ({ Payload: { messages } }) => ({
        Payload: {
          body:
            messages.length > 1
              ? {
                  messages: [...messages, { role: 'assistant', content: [{ text: 'two' }] }],
                  metadata: { stop_reason: 'end_turn' },
                  function_calls: [],
                }
              : {
                  messages: [...messages, { role: 'assistant', content: [{ text: 'let me see' }] }],
                  metadata: { stop_reason: 'tool_use' },
                  function_calls: [
                    { name: 'get_db_schema', id: 'f-1', input: {} },
                    { name: 'execute_sql_query', id: 'f-2', input: { sql_query: 'select 2' } },
                    { name: 'execute_python', id: 'f-3', input: { code: '2' } },
                    { name: 'unknown', id: 'f-4', input: {} },
                  ],
                },
        },
      }),
      'Execute get_db_schema': ({ Payload }) => ({ Payload: { tool_use_id: Payload.id, content: 'schema' } }),
      'Approve execute_sql_query': (input) => ({ ...input, approved: true }),
      'Execute execute_sql_query': ({ Payload }) => ({ Payload: { tool_use_id: Payload.id, content: Payload.input } }),
      'Execute execute_python': ({ Payload }) => ({ Payload: { tool_use_id: Payload.id, content: Payload.input } }),
    },
    visits: 17,
  },
  {
    file: 'aws-stepfunctions-examples__sam-app-kyc-with-eventbridge-statemachine__kyc.json',
    input: { customerName: 'Ann', customerAddress: 'here' },
    answers: {
      'Identity check completed': (parameters) => ({ ...parameters.Entries[0].Detail, FailedEntryCount: 0 }),
      'New account approved': { FailedEntryCount: 0 },
    },
    visits: 9,
  },
  {
    file: 'step-functions-workflows-collection__idempotent-workflow-statemachine__statemachine.json',
    input: { order: 17 },
    answers: {
      'Create idempotency settings (key and ttl)': {
        order: 17,
        idempotencyConfig: { ttl: '900', idempotencyKey: 'k-17' },
      },
      'Create and lock idempotency record': {},
      '(which can fail occasionally)': { Payload: 'ok' },
      'Save execution results': {},
    },
    visits: 10,
  },
  {
    file: 'step-functions-workflows-collection__step-functions-lambda-version-cleanup-statemachine__statemachine.json',
    input: {},
    answers: {
      'List function names': {
        Functions: ['${filter_prefix}-a', '${filter_prefix}-b', 'other'].map((FunctionName) => ({ FunctionName })),
        NextMarker: 'm-1',
      },
      'List more function names': { Functions: [{ FunctionName: 'last' }] },
      'Get array of all versions': { Versions: [{ Version: '$LATEST' }, { Version: '1' }, { Version: '2' }] },
      'Remove $LATEST version': ({ Payload: { lambda_function_name } }) => ({
        Payload: {
          body: JSON.stringify({ lambda_function_name, sorted_versions: ['1', '2', '3', '4', '5'], count: 5 }),
        },
      }),
      'Delete oldest version': ({ FunctionName }) =>
        String(FunctionName).endsWith('b:2') ? { error: 'Lambda.ResourceConflictException', cause: 'in use' } : {},
    },
    visits: 33,
  },
  {
    file: 'step-functions-workflows-collection__bedrock-evaluations-sam-statemachine__statemachine.json',
    input: {},
    answers: Object.fromEntries(
      ['', ' 2'].flatMap((end) => [
        [
          end === '' ? 'CreateKnowledgeBase' : 'Create Knowledge Base 2',
          { KnowledgeBase: { KnowledgeBaseId: `kb${end}` } },
        ],
        [`Create Data Source${end}`, { DataSource: { DataSourceId: `ds${end}` } }],
        [`Start Ingestion Job${end}`, { IngestionJob: { IngestionJobId: `ij${end}` } }],
        [`Get Ingestion Job${end}`, { IngestionJob: { Status: 'COMPLETE' } }],
        [`Create Evaluation Job${end}`, { JobArn: `arn${end}` }],
        [`Get Evaluation Job Status${end}`, { Status: end === '' ? 'Completed' : 'Failed' }],
      ]),
    ) as Answers,
    visits: 25,
  },
];

function arn(name: string): string {
  return `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`;
}

function stepmill({ answers }: Workflow, startTime: number): Stepmill {
  return new Stepmill({
    startTime,
    seed: 1,
    validation: 'NONE',
    unmocked: ({ state, parameters }) => {
      const answer = answers[state]!;
      const answered = typeof answer === 'function' ? answer(parameters) : answer;
      return isOutcome(answered) ? answered : { output: answered };
    },
  });
}

function isOutcome(answered: unknown): answered is TaskOutcome {
  return typeof answered === 'object' && answered !== null && 'error' in answered && Object.keys(answered).length <= 2;
}

describe.each(workflows)('$file', (workflow) => {
  if (!there) return test.skip('the workflows are not beside this checkout', () => undefined);

  test('from each of its states, the history is that of the whole run', async () => {
    const definition = JSON.parse(fs.readFileSync(path.join(folder, workflow.file), 'utf8')) as StateMachineDefinition;
    const startMs = Date.parse('2030-01-01T00:00:00Z');
    const first = stepmill(workflow, startMs);
    const whole: Run<unknown> = await first
      .stateMachine(definition, { name: 'Whole' })
      .run(workflow.input, { name: 'run' });
    await first.close();
    expect(whole.story.visits.length).toBe(workflow.visits);
    await compareParts(whole, definition, (startMs) => stepmill(workflow, startMs));
  });
});
