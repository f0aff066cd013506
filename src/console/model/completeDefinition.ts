import type { DefinitionDocument, DocumentPath } from '../../definitions/document/DefinitionDocument';
import { choiceOperators, ruleSelectors } from '../../language/asl/choiceRules';
import { stateShapes } from '../../language/asl/fields';
import { objectShapes } from '../../language/asl/objectShapes';
import type { ObjectShape } from '../../language/asl/ObjectShape';
import { isObject, member, type Json } from '../../util/json';
import { valueAt, writingPlaceAt } from './writingPlaceAt';

/** A completion at a position of a definition. */
interface Completion {
  readonly label: string;
  readonly kind: 'field' | 'state' | 'value';
  /** The text to insert: with the quotes, escapes and colon that it needs there. */
  readonly insert: string;
}

const stateTypes = Object.keys(stateShapes);

/** Errors that Step Functions itself defines. */
export const errorNames = [
  'States.ALL',
  'States.BranchFailed',
  'States.DataLimitExceeded',
  'States.ExceedToleratedFailureThreshold',
  'States.Http.Socket',
  'States.HeartbeatTimeout',
  'States.IntrinsicFailure',
  'States.ItemReaderFailed',
  'States.NoChoiceMatched',
  'States.ParameterPathFailure',
  'States.Permissions',
  'States.QueryEvaluationError',
  'States.ResultPathMatchFailure',
  'States.ResultWriterFailed',
  'States.Runtime',
  'States.TaskFailed',
  'States.Timeout',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
];

const resources = [
  'lambda:invoke',
  'lambda:invoke.waitForTaskToken',
  'dynamodb:getItem',
  'dynamodb:putItem',
  'dynamodb:updateItem',
  'dynamodb:deleteItem',
  'sqs:sendMessage',
  'sqs:sendMessage.waitForTaskToken',
  'sns:publish',
  'events:putEvents',
  'states:startExecution',
  'states:startExecution.sync:2',
  'ecs:runTask.sync',
  'batch:submitJob.sync',
  'glue:startJobRun.sync',
  'http:invoke',
  'aws-sdk:s3:getObject',
].map((name) => `arn:aws:states:::${name}`);

/** The objects of the language inside a state, by the member that holds them (or its items). */
const inside: Readonly<Record<string, readonly string[]>> = {
  Retry: Object.keys(objectShapes.retrier.fields),
  Catch: Object.keys(objectShapes.catcher.fields),
  Choices: [...ruleSelectors, ...choiceOperators, 'Next', 'Assign', 'Output', 'Comment'],
  And: [...ruleSelectors, ...choiceOperators],
  Or: [...ruleSelectors, ...choiceOperators],
  Not: [...ruleSelectors, ...choiceOperators],
  Branches: Object.keys(objectShapes.branch.fields),
  ItemProcessor: Object.keys(objectShapes.processor.fields),
  Iterator: Object.keys(objectShapes.processor.fields),
  ProcessorConfig: Object.keys(objectShapes.processorConfig.fields),
  ItemReader: Object.keys(objectShapes.itemReader.fields),
  ReaderConfig: Object.keys(objectShapes.readerConfig.fields),
  ItemBatcher: Object.keys(objectShapes.itemBatcher.fields),
};

interface Completions {
  readonly options: readonly Completion[];
  /** The range that they replace: the word at the offset with its quotes, or nothing. */
  readonly from: number;
  readonly to: number;
  readonly isInText: boolean;
}

/** The completions at an offset of a definition that is being edited. `open` opens its text after a change. */
export function completeDefinition(
  document: DefinitionDocument,
  offset: number,
  open: (text: string) => DefinitionDocument,
): Completions {
  const place = writingPlaceAt(document, offset, open);
  if (place === undefined) return { options: [], from: offset, to: offset, isInText: false };
  const { path, definition, canName, canHold, hasColon, write, from, to } = place;
  const there = valueAt(definition, path);
  const names = canName
    ? fieldsAt(path, definition).filter((name) => !(isObject(there) && Object.hasOwn(there, name)))
    : [];
  const values = canHold ? valuesAt(path, definition) : { kind: 'value' as const, labels: [] };
  return {
    from,
    to,
    isInText: from < to,
    options: [
      ...names.map((label): Completion => {
        return { label, kind: 'field', insert: `${write(label)}${hasColon ? '' : ': '}` };
      }),
      ...values.labels.map((label): Completion => ({ label, kind: values.kind, insert: write(label) })),
    ],
  };
}

function fieldsAt(path: DocumentPath, definition: Json): readonly string[] {
  const last = path.at(-1);
  const owner = typeof last === 'number' ? path.at(-2) : last;
  if (path.length === 0) return Object.keys(objectShapes.machine.fields);
  if (path.at(-2) === 'States' && typeof last === 'string') return fieldsOfState(valueAt(definition, path));
  return typeof owner === 'string' && Object.hasOwn(inside, owner) ? inside[owner]! : [];
}

function fieldsOfState(state: Json | undefined): readonly string[] {
  const type = isObject(state) ? member(state, 'Type') : undefined;
  if (typeof type !== 'string' || !Object.hasOwn(stateShapes, type)) return ['Type', 'Next', 'End', 'Comment'];
  return Object.keys(stateShapes[type as keyof typeof stateShapes].fields);
}

function valuesAt(
  path: DocumentPath,
  definition: Json,
): { readonly kind: 'state' | 'value'; readonly labels: readonly string[] } {
  const last = path.at(-1);
  const values = (labels: readonly string[]) => ({ kind: 'value' as const, labels });
  if (typeof last === 'number' && path.at(-2) === 'ErrorEquals') return values(errorNames);
  if (last === 'Next' || last === 'Default' || last === 'StartAt')
    return { kind: 'state', labels: statesAround(path, definition) };
  if (last === 'Type' && path.at(-3) === 'States') return values(stateTypes);
  if (last === 'Resource') return values(resources);
  return values(typeof last === 'string' ? enumOf(last) : []);
}

/** The states of the block that a Next, Default or StartAt is in. */
function statesAround(path: DocumentPath, definition: Json): readonly string[] {
  const at = path.at(-1) === 'StartAt' ? path.length - 1 : path.lastIndexOf('States');
  const states = at < 0 ? undefined : valueAt(definition, [...path.slice(0, at), 'States']);
  return isObject(states) ? Object.keys(states) : [];
}

function enumOf(name: string): readonly string[] {
  const shapes: readonly ObjectShape[] = [...Object.values(stateShapes), ...Object.values(objectShapes)];
  for (const { fields } of shapes) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field?.values !== undefined) return field.values;
  }
  return [];
}
