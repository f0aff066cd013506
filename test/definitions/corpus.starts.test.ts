import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeclaredStart } from '../../src/contract/starts/DeclaredStart';
import { loadDefinitions } from '../../src/definitions/loadDefinitions';

interface Entry {
  readonly dir: string;
  readonly main: string;
  readonly expectError?: string;
}

/** Published infrastructure files, where they are available. */
const folder = join(__dirname, '../../../shared/definitions/iac');
const index = join(folder, 'index.json');

type Kind = DeclaredStart['kind'];

function type(names: string): RegExp {
  return new RegExp(`^\\s*["']?Type["']?\\s*:\\s*["']?(?:${names})["']?\\s*,?\\s*$`, 'gm');
}

/** How the text of a file declares each kind, in all formats: another way than reading it. */
const written: Readonly<Record<Kind, readonly RegExp[]>> = {
  rule: [
    type('AWS::Events::Rule|Schedule|EventBridgeRule|CloudWatchEvent'),
    /^resource "aws_cloudwatch_event_rule"/gm,
    /^\s*- (?:schedule|cloudwatchEvent|eventBridge):/gm,
  ],
  schedule: [type('AWS::Scheduler::Schedule|ScheduleV2'), /^resource "aws_scheduler_schedule"/gm],
  pipe: [type('AWS::Pipes::Pipe'), /^resource "aws_pipes_pipe"/gm],
  restMethod: [/states:action\/\w+/g, /^\s*- http:/gm, type('Api')],
  httpRoute: [/StepFunctions-Start/g],
  bucketEvents: [/EventBridgeEnabled: ?["']?[tT]rue|EventBridgeConfiguration: ?\{\}|^\s*eventbridge\s*= true/gm],
};

/** What text has and files do not start, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'serverless-patterns__apigw-websocket-api-sfn-sync-template.yaml restMethod 1': 'a WebSocket API',
  'aws-step-functions-plagiarism-d-3dd872f2__src-backend-template.yaml restMethod 1': 'an API of a function',
  'step-functions-workflows-collection__curbside-pickup-template.yaml restMethod 3': 'APIs of functions',
};

function withoutComments(text: string): string {
  return text
    .replace(/\r/g, '')
    .replace(/^\s*#.*$/gm, '')
    .replace(/\s+#.*$/gm, '');
}

if (!existsSync(index)) {
  test.skip(`${folder} is not there: no published infrastructure files to load`, () => undefined);
} else {
  const entries = JSON.parse(readFileSync(index, 'utf8')) as readonly Entry[];

  test('everything that files declare to start a machine is read', () => {
    const missed: string[] = [];
    let withStarts = 0;
    for (const { dir, main } of entries.filter(({ expectError }) => expectError === undefined)) {
      const path = join(folder, dir, main);
      const text = withoutComments(readFileSync(path, 'utf8'));
      const { starts } = loadDefinitions(path);
      if (starts.length > 0) withStarts++;
      for (const [kind, patterns] of Object.entries(written)) {
        const inText = patterns.reduce((count, pattern) => count + (text.match(pattern) ?? []).length, 0);
        const read = starts.filter((start) => start.kind === kind).length;
        if (inText !== read) missed.push(`${dir} ${kind} ${String(inText - read)}`);
      }
    }

    expect(missed.sort()).toEqual(Object.keys(exceptions).sort());
    expect(withStarts).toBe(32);
  });

  test('whatever starts a machine has the ARN that the definitions of its files have for it', () => {
    const unknown = entries
      .filter(({ expectError }) => expectError === undefined)
      .flatMap(({ dir, main }) => {
        const { starts, machines, unavailable } = loadDefinitions(join(folder, dir, main));
        const names = [...machines, ...unavailable].flatMap(({ name, aliases }) => [name, ...aliases]);
        return starts
          .flatMap((start) => JSON.stringify(start).match(/arn:aws:states:[^:"]+:[^:"]+:stateMachine:[\w-]+/g) ?? [])
          .filter((arn) => !names.includes(arn.split(':').at(-1)!))
          .map((arn) => `${dir}: ${arn}`);
      });

    expect(unknown).toEqual([]);
  });
}
