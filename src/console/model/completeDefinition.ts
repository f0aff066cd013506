import { choiceOperators, ruleSelectors } from '../../language/asl/choiceRules';
import { stateShapes } from '../../language/asl/fields';
import { objectShapes } from '../../language/asl/objectShapes';
import type { ObjectShape } from '../../language/asl/ObjectShape';
import { scanJson, type ScannedJson } from './scanJson';

/** A completion at a position of a definition. */
interface Completion {
  readonly label: string;
  readonly kind: 'field' | 'state' | 'value';
  /** Whether it is a name, which is followed by a colon. */
  readonly isName: boolean;
}

type Path = readonly (string | number)[];

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
  /** The range that they replace: the string at the offset with its quotes, or nothing. */
  readonly from: number;
  readonly to: number;
  readonly isInText: boolean;
}

/** The completions at an offset of a definition that is being edited. */
export function completeDefinition(source: string, offset: number): Completions {
  const scanned = scanJson(source);
  const at = scanned.texts.find(({ start, end }) => start < offset && offset <= end && !isBehind(source, end, offset));
  const { path, kind } = at ?? scanned.placeAt(offset);
  const place = { from: at?.start ?? offset, to: at?.end ?? offset, isInText: at !== undefined };
  if (kind === 'value') return { ...place, options: valuesAt(path, scanned) };
  const there = new Set(
    scanned.texts
      .filter((text) => text !== at && text.kind === 'name' && isSame(text.path, path))
      .map(({ text }) => text),
  );
  const names = fieldsAt(path, scanned).filter((name) => !there.has(name));
  return { ...place, options: names.map((label) => ({ label, kind: 'field', isName: true })) };
}

/** Whether the offset is after the closing quote. */
function isBehind(source: string, end: number, offset: number): boolean {
  return offset === end && source[end - 1] === '"';
}

function fieldsAt(path: Path, scanned: ScannedJson): readonly string[] {
  const last = path.at(-1);
  const owner = typeof last === 'number' ? path.at(-2) : last;
  if (path.length === 0) return Object.keys(objectShapes.machine.fields);
  if (path.at(-2) === 'States' && typeof last === 'string') return fieldsOfState(path, scanned);
  return typeof owner === 'string' && Object.hasOwn(inside, owner) ? inside[owner]! : [];
}

function fieldsOfState(path: Path, { texts }: ScannedJson): readonly string[] {
  const type = texts.find((text) => text.kind === 'value' && isSame(text.path, [...path, 'Type']))?.text ?? '';
  if (!Object.hasOwn(stateShapes, type)) return ['Type', 'Next', 'End', 'Comment'];
  return Object.keys(stateShapes[type as keyof typeof stateShapes].fields);
}

function valuesAt(path: Path, scanned: ScannedJson): readonly Completion[] {
  const last = path.at(-1);
  const values = (list: readonly string[]): readonly Completion[] =>
    list.map((label) => ({ label, kind: 'value', isName: false }));
  if (typeof last === 'number' && path.at(-2) === 'ErrorEquals') return values(errorNames);
  if (last === 'Next' || last === 'Default' || last === 'StartAt')
    return statesAround(path, scanned).map((label) => ({ label, kind: 'state', isName: false }));
  if (last === 'Type' && path.at(-3) === 'States') return values(stateTypes);
  if (last === 'Resource') return values(resources);
  return typeof last === 'string' ? values(enumOf(last)) : [];
}

/** The states of the block that a Next, Default or StartAt is in. */
function statesAround(path: Path, { texts }: ScannedJson): readonly string[] {
  const at = path.at(-1) === 'StartAt' ? path.length - 1 : path.lastIndexOf('States');
  if (at < 0) return [];
  const block = [...path.slice(0, at), 'States'];
  return texts.filter((text) => text.kind === 'name' && isSame(text.path, block)).map(({ text }) => text);
}

function enumOf(name: string): readonly string[] {
  const shapes: readonly ObjectShape[] = [...Object.values(stateShapes), ...Object.values(objectShapes)];
  for (const { fields } of shapes) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field?.values !== undefined) return field.values;
  }
  return [];
}

function isSame(one: Path, other: Path): boolean {
  return one.length === other.length && one.every((step, index) => step === other[index]);
}
