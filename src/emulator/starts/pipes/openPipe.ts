import type { DeclaredPipe } from '../../../contract/starts/DeclaredPipe';
import { partitionOf } from '../../../util/partitionOf';
import type { OpenStart, StartContext } from '../StartKind';
import { compileFilters, type PipeFilter } from './compileFilters';
import { compilePipeTemplate, type PipeTemplate } from './compilePipeTemplate';
import type { PipeSource } from './sources/PipeSource';
import { pipeSourceOf } from './sources/pipeSourceOf';

/** A pipe that is registered. */
export interface PipeStart extends OpenStart<'pipe'> {
  readonly arn: string;
  /** `undefined` for one with a `problem`. */
  readonly plan: PipePlan | undefined;
}

/** What a pipe does, compiled. */
export interface PipePlan {
  readonly source: PipeSource;
  readonly filter: PipeFilter;
  readonly batchSize: number;
  readonly enrichmentTemplate: PipeTemplate | undefined;
  readonly targetTemplate: PipeTemplate | undefined;
}

/** Opens a pipe. */
export function openPipe(declared: DeclaredPipe, { host }: StartContext): PipeStart {
  const { region, accountId } = host;
  const arn = `arn:${partitionOf(region)}:pipes:${region}:${accountId}:pipe/${declared.name}`;
  const { enrichment, target } = declared;
  const about = { declared, arn, targetArns: [...(enrichment ? [enrichment.arn] : []), target.arn] };
  try {
    return { ...about, plan: planOf(declared) };
  } catch (error) {
    return { ...about, plan: undefined, problem: (error as Error).message };
  }
}

function planOf({ sourceArn, filters, batchSize, enrichment, target }: DeclaredPipe): PipePlan {
  const source = pipeSourceOf(sourceArn);
  if (source === undefined)
    throw new Error(`Stepmill runs pipes from SQS queues and DynamoDB streams. This one reads from ${sourceArn}.`);
  const { size, most } = source.batch;
  if (batchSize !== undefined && !(Number.isInteger(batchSize) && batchSize >= 1 && batchSize <= most))
    throw new Error(`AWS rejects the batch size ${batchSize}. Write a whole number from 1 to ${most}.`);
  checkCalled('enrichment', enrichment?.arn);
  checkCalled('target', target.arn);
  return {
    source,
    filter: compileFilters(filters, source),
    batchSize: batchSize ?? size,
    enrichmentTemplate: templateOf(enrichment?.inputTemplate),
    targetTemplate: templateOf(target.inputTemplate),
  };
}

function checkCalled(what: string, arn: string | undefined): void {
  if (arn === undefined || ['lambda', 'states'].includes(arn.split(':')[2] ?? '')) return;
  throw new Error(`Stepmill runs pipes whose ${what} is a state machine or a Lambda function. This one has ${arn}.`);
}

function templateOf(template: string | undefined): PipeTemplate | undefined {
  return template === undefined || template === '' ? undefined : compilePipeTemplate(template);
}
