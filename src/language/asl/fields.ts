import { MAX_SECONDS } from './limits';
import { shape, type ObjectOf, type ObjectShape } from './ObjectShape';
import type { StateType } from './types';

const text = { kind: 'string' } as const;
const stateName = { kind: 'stateName' } as const;
const jsonPath = { language: 'JSONPath' } as const;
const jsonata = { language: 'JSONata' } as const;
const seconds = { kind: 'integer', min: 1, max: MAX_SECONDS, expression: true } as const;
const referencePath = { kind: 'referencePath', ...jsonPath } as const;
const queryLanguage = { kind: 'enum', values: ['JSONPath', 'JSONata'] } as const;

const common = { Type: text, Comment: text, QueryLanguage: queryLanguage };
const next = { Next: stateName, End: { kind: 'boolean' } } as const;
const paths = {
  InputPath: { kind: 'nullablePath', ...jsonPath },
  OutputPath: { kind: 'nullablePath', ...jsonPath },
  Output: { kind: 'payload', ...jsonata },
} as const;
const assign = { Assign: { kind: 'assign' } } as const;
const parameters = {
  Parameters: { kind: 'payload', ...jsonPath },
  ResultPath: { kind: 'resultPath', ...jsonPath },
} as const;
const argument = { Arguments: { kind: 'payload', ...jsonata } } as const;
const result = { ResultSelector: { kind: 'template', ...jsonPath } } as const;
const errors = { Retry: { kind: 'array', of: 'retrier' }, Catch: { kind: 'array', of: 'catcher' } } as const;
/** The fields of every state that leads to another one. */
const step = { ...common, ...next, ...paths, ...assign };
const leave = ['Next', 'End'] as const;

/** The fields of each type of state. See the state pages of the AWS Step Functions guide. */
export const stateShapes = {
  Pass: shape({ ...step, ...parameters, Result: { kind: 'anything', ...jsonPath } }, { exactlyOne: [leave] }),
  Task: shape(
    {
      ...step,
      ...parameters,
      ...argument,
      ...result,
      ...errors,
      Resource: text,
      Credentials: { kind: 'template' },
      TimeoutSeconds: seconds,
      TimeoutSecondsPath: referencePath,
      HeartbeatSeconds: seconds,
      HeartbeatSecondsPath: referencePath,
    },
    {
      required: ['Resource'],
      exactlyOne: [leave],
      atMostOne: [
        ['TimeoutSeconds', 'TimeoutSecondsPath'],
        ['HeartbeatSeconds', 'HeartbeatSecondsPath'],
      ],
    },
  ),
  Wait: shape(
    {
      ...step,
      Seconds: { kind: 'integer', min: 0, max: MAX_SECONDS, expression: true },
      SecondsPath: referencePath,
      Timestamp: { kind: 'timestamp' },
      TimestampPath: referencePath,
    },
    { exactlyOne: [['SecondsPath', 'Seconds', 'TimestampPath', 'Timestamp'], leave] },
  ),
  Choice: shape(
    { ...common, ...paths, ...assign, Choices: { kind: 'array', of: 'rule', nonEmpty: true }, Default: stateName },
    { required: ['Choices'] },
  ),
  Succeed: shape({ ...common, ...paths }),
  Fail: shape(
    {
      ...common,
      Error: { kind: 'text' },
      ErrorPath: { kind: 'stringPath', ...jsonPath },
      Cause: { kind: 'text' },
      CausePath: { kind: 'stringPath', ...jsonPath },
    },
    {
      atMostOne: [
        ['Error', 'ErrorPath'],
        ['Cause', 'CausePath'],
      ],
    },
  ),
  Parallel: shape(
    {
      ...step,
      ...parameters,
      ...argument,
      ...result,
      ...errors,
      Branches: { kind: 'array', of: 'branch', nonEmpty: true },
    },
    { required: ['Branches'], exactlyOne: [leave] },
  ),
  Map: shape(
    {
      ...step,
      ...parameters,
      ...result,
      ...errors,
      ItemProcessor: { kind: 'object', of: 'processor' },
      Iterator: { kind: 'object', of: 'processor' },
      ItemsPath: referencePath,
      Items: { kind: 'payload', ...jsonata },
      ItemSelector: { kind: 'payload' },
      ItemReader: { kind: 'object' },
      ItemBatcher: { kind: 'object' },
      ResultWriter: { kind: 'object' },
      Label: text,
      MaxConcurrency: { kind: 'integer', min: 0, expression: true },
      MaxConcurrencyPath: referencePath,
      ToleratedFailureCount: { kind: 'integer', min: 0, expression: true },
      ToleratedFailureCountPath: referencePath,
      ToleratedFailurePercentage: { kind: 'number', min: 0, max: 100, expression: true },
      ToleratedFailurePercentagePath: referencePath,
    },
    {
      exactlyOne: [['ItemProcessor', 'Iterator'], leave],
      atMostOne: [
        ['MaxConcurrency', 'MaxConcurrencyPath'],
        ['ToleratedFailureCount', 'ToleratedFailureCountPath'],
        ['ToleratedFailurePercentage', 'ToleratedFailurePercentagePath'],
        ['ItemSelector', 'Parameters'],
      ],
    },
  ),
} satisfies Readonly<Record<StateType, ObjectShape>>;

/** A state of a type as written: the fields that its table has, and no others. */
export type DefinitionOf<Type extends StateType> = Omit<ObjectOf<(typeof stateShapes)[Type]>, 'Type'> & {
  readonly Type: Type;
};

/** The types of states, in the order in which AWS lists them. */
export const stateTypes: readonly StateType[] = [
  'Task',
  'Wait',
  'Pass',
  'Succeed',
  'Fail',
  'Choice',
  'Parallel',
  'Map',
];
