import { isArray, isObject, toCompactText, type Json } from '../../../util/json';
import { compileSelect } from '../input/compileSelect';
import { splitTemplate } from '../input/splitTemplate';

/** What the reserved variables of a template have. */
export interface PipeFacts {
  readonly pipeArn: string;
  readonly pipeName: string;
  readonly sourceArn: string;
  readonly enrichmentArn: string;
  readonly targetArn: string;
  /** ISO 8601. */
  readonly ingestionTime: string;
}

/** One event of a batch: as received, and with the parts that AWS decodes, such as the JSON of an SQS body. */
export interface PipeEvent {
  readonly raw: Json;
  readonly decoded: Json;
}

/** Creates the input for one event. Throws an error if AWS would create an input that no target can read. */
export type PipeTemplate = (event: PipeEvent, facts: PipeFacts) => string;

type Variable = (event: PipeEvent, facts: PipeFacts) => Json | undefined;

/** AWS: guide, eb-pipes-input-transformation. */
const reserved: Readonly<Record<string, Variable>> = {
  'aws.pipes.pipe-arn': (_event, { pipeArn }) => pipeArn,
  'aws.pipes.pipe-name': (_event, { pipeName }) => pipeName,
  'aws.pipes.source-arn': (_event, { sourceArn }) => sourceArn,
  'aws.pipes.enrichment-arn': (_event, { enrichmentArn }) => enrichmentArn,
  'aws.pipes.target-arn': (_event, { targetArn }) => targetArn,
  'aws.pipes.event.ingestion-time': (_event, { ingestionTime }) => ingestionTime,
  'aws.pipes.event': ({ raw }) => raw,
  'aws.pipes.event.json': ({ decoded }) => decoded,
};

/** A JSON path, or the name of a reserved variable. */
const placeholder = /<(\$[^<>"]*|aws\.[A-Za-z0-9_.-]+)>/y;

/**
 * Compiles an InputTemplate of a pipe. Throws an error for one that cannot work.
 *
 * AWS: a variable outside of quotes is its JSON. In quotes it is inserted raw: nothing is escaped, and an object or array
 * loses its own quotes, and so it does if the template is nothing but the variable (guide, eb-pipes-input-transformation).
 * A path that selects nothing is an empty string, as in the input transformers of rules.
 */
export function compilePipeTemplate(template: string): PipeTemplate {
  const parts = splitTemplate(template, placeholder).map((part) =>
    typeof part === 'string' ? part : { ...part, value: variableOf(part.name) },
  );
  const [single, ...others] = parts.filter((part) => typeof part !== 'string' || part.trim() !== '');
  const isSingle = others.length === 0 && single !== undefined && typeof single !== 'string';
  return (event, facts) =>
    parts
      .map((part) => {
        if (typeof part === 'string') return part;
        const value = part.value(event, facts) ?? '';
        if (part.inQuotes) return rawText(value);
        if (isSingle && (isObject(value) || isArray(value)))
          throw new Error(
            `The input template ${template.trim()} is nothing but a variable for an object or array, and AWS removes its quotes, so it is no longer JSON. Write it as a member: {"data": ${template.trim()}}.`,
          );
        return toCompactText(value);
      })
      .join('');
}

function variableOf(name: string): Variable {
  if (!name.startsWith('$')) {
    const known = Object.hasOwn(reserved, name) ? reserved[name] : undefined;
    if (known !== undefined) return known;
    throw new Error(
      `The input template has an unknown variable <${name}>. Pipes have ${Object.keys(reserved).join(', ')}.`,
    );
  }
  const select = compileSelect(name);
  return ({ decoded }) => (isObject(decoded) ? select(decoded) : undefined);
}

function rawText(value: Json): string {
  if (typeof value === 'string') return value;
  const text = toCompactText(value);
  return typeof value === 'object' ? text.replaceAll('"', '') : text;
}
