import type { JsonObject } from '../../../util/json';
import { isArray, isJson, parseJson, toCompactText, type Json } from '../../../util/json';
import { isoTime } from '../../../util/isoTime';
import type { StartContext } from '../StartKind';
import { PipeCalls, PipeFailure, type OnStart } from './PipeCalls';
import type { PipeEvent, PipeFacts, PipeTemplate } from './compilePipeTemplate';
import { itemFailures } from './itemFailures';
import type { PipePlan, PipeStart } from './openPipe';
import type { PipeBatch, PipeRun } from './PipeRun';

/** Runs records through a pipe: filters, enrichment, target. Rejects with HarnessError if AWS would stop the pipe. */
export async function runPipe(
  { declared, arn }: PipeStart,
  plan: PipePlan,
  records: readonly JsonObject[],
  context: StartContext,
  onStart: OnStart,
): Promise<PipeRun> {
  const calls = new PipeCalls(declared, context, onStart);
  const facts = {
    pipeArn: arn,
    pipeName: declared.name,
    sourceArn: declared.sourceArn,
    enrichmentArn: declared.enrichment?.arn ?? '',
    targetArn: declared.target.arn,
    ingestionTime: isoTime(context.host.now()),
  };
  const dropped: { record: JsonObject; why: string }[] = [];
  const batches: PipeBatch[] = [];
  for (let at = 0; at < records.length; at += plan.batchSize) {
    const passed: JsonObject[] = [];
    for (const record of records.slice(at, at + plan.batchSize)) {
      const why = plan.filter(record);
      if (why === undefined) passed.push(record);
      else dropped.push({ record, why });
    }
    if (passed.length > 0) batches.push(await runBatch(passed, plan, calls, facts));
  }
  return { pipe: declared.name, dropped, batches };
}

async function runBatch(
  records: readonly JsonObject[],
  plan: PipePlan,
  calls: PipeCalls,
  facts: PipeFacts,
): Promise<PipeBatch> {
  const { source, enrichmentTemplate, targetTemplate } = plan;
  const ids = records.map((record) => record[source.idMember] as string);
  let events = records.map((record): PipeEvent => ({ raw: record, decoded: source.decoded(record) }));
  let isList = true;
  let told: Omit<PipeBatch, 'failed'> = { records };
  try {
    calls.checkSource(source.actions);
    if (calls.enriches) {
      const sent = textOf(events, true, enrichmentTemplate, facts);
      const { output = 'null', executionArn } = await calls.enrich(sent);
      const enriched = parseJson(output);
      told = { ...told, enriched, ...(executionArn !== undefined && { enrichedBy: { executionArn, input: sent } }) };
      if (isEmpty(enriched)) return { ...told, failed: [], ended: 'The enrichment answered with nothing.' };
      isList = isArray(enriched);
      events = (isArray(enriched) ? enriched : [enriched]).map((value) => ({ raw: value, decoded: value }));
    }
    const input = textOf(events, isList, targetTemplate, facts);
    told = { ...told, input };
    if (!isJson(input))
      throw new PipeFailure('InvalidInput', `The input of the target is not JSON: ${input.slice(0, 500)}`);
    const answer = await calls.callTarget(input);
    return { ...told, ...answer, failed: itemFailures(answer.output, ids) };
  } catch (error) {
    if (!(error instanceof PipeFailure)) throw error;
    const { error: name, message: cause, executionArn } = error;
    return {
      ...told,
      ...(executionArn !== undefined && { executionArn }),
      failed: ids,
      failure: { error: name, cause },
    };
  }
}

/** AWS: a target gets an array, even for one event; a template is applied to each (guide, eb-pipes-batching-concurrency). */
function textOf(
  events: readonly PipeEvent[],
  isList: boolean,
  template: PipeTemplate | undefined,
  facts: PipeFacts,
): string {
  const texts = events.map((event) => {
    if (template === undefined) return toCompactText(event.raw);
    try {
      return template(event, facts);
    } catch (error) {
      throw new PipeFailure('InvalidInputTemplate', (error as Error).message);
    }
  });
  return isList ? `[${texts.join(',')}]` : texts[0]!;
}

/** AWS: an empty answer of the enrichment ends the batch (guide, pipes-enrichment). */
function isEmpty(answer: Json): boolean {
  if (answer === null || answer === '') return true;
  return typeof answer === 'object' && (isArray(answer) ? answer : Object.keys(answer)).length === 0;
}
