import { present } from '../../../util/present';
import type { MapSetting, Stage } from '../../../engine/interpreter/inspection/Inspector';
import type { QueryLanguage, StateType } from '../../../language/asl/types';
import type { InspectedState } from '../../../story/inspection/Inspection';
import { isArray, isObject, toCompactText, toText, type Json, type JsonObject } from '../../../util/json';
import { javaHashOrder } from '../../../util/javaHashOrder';
import type { StateUnderTest } from './readState';
import type { HttpExchange } from '../../../contract/task';

const taskStages: readonly Stage[] = [
  'afterInputPath',
  'afterParameters',
  'result',
  'afterResultSelector',
  'afterResultPath',
];
const inputAlone: readonly Stage[] = ['afterInputPath'];

/**
 * Which stages TestState shows, in the order of the data flow.
 *
 * AWS: a Parallel shows no input stages, a Map no result (recorded). A Wait state is not recorded; it is treated like a
 * Choice.
 */
const shown: Readonly<Record<QueryLanguage, Readonly<Record<StateType, readonly Stage[]>>>> = {
  JSONPath: {
    Pass: taskStages,
    Task: taskStages,
    Choice: inputAlone,
    Wait: inputAlone,
    Succeed: inputAlone,
    Fail: inputAlone,
    Parallel: ['afterResultSelector', 'afterResultPath'],
    Map: [
      'afterInputPath',
      'afterItemsPath',
      'afterItemsPointer',
      'afterItemSelector',
      'afterItemBatcher',
      'afterResultSelector',
      'afterResultPath',
    ],
  },
  JSONata: {
    Pass: [],
    Task: ['afterArguments', 'result'],
    Choice: [],
    Wait: [],
    Succeed: [],
    Fail: [],
    Parallel: [],
    Map: ['afterItemSelector', 'afterItemBatcher'],
  },
};

const settings: readonly MapSetting[] = ['maxConcurrency', 'toleratedFailureCount', 'toleratedFailurePercentage'];

/** The member `inspectionData` of the response. */
export function printInspection(
  { type, queryLanguage }: StateUnderTest,
  input: string,
  { stages, settings: numbers, variables, errorDetails, exchange }: InspectedState,
  withHttp: boolean,
): object {
  const data: Record<string, unknown> = { input };
  for (const stage of shown[queryLanguage][type]) {
    const value = stages[stage];
    if (value !== undefined) data[stage] = printStage(stage, value);
  }
  for (const setting of settings) {
    const value = numbers[setting];
    if (value !== undefined) data[setting] = value;
  }
  return present({
    ...data,
    ...(withHttp && exchange !== undefined ? printExchange(exchange) : {}),
    variables: printVariables(variables),
    errorDetails,
  });
}

/** AWS: the variables come out of a Java map (recorded 2026). */
function printVariables(variables: JsonObject): string | undefined {
  const names = javaHashOrder(Object.keys(variables));
  return names.length === 0 ? undefined : toCompactText(Object.fromEntries(names.map((n) => [n, variables[n]!])));
}

/**
 * AWS: lists of a Map's items are printed as a Java list; in a batch, each item is JSON in a string (recorded 2026).
 */
function printStage(stage: Stage, value: Json): string {
  if (!isArray(value)) return toText(value);
  if (stage === 'afterItemsPath' || stage === 'afterItemSelector') return javaList(value);
  return stage === 'afterItemBatcher' ? javaList(value.map(withItemsAsText)) : toText(value);
}

function javaList(items: readonly Json[]): string {
  return `[${items.map(toCompactText).join(', ')}]`;
}

function withItemsAsText(batch: Json): Json {
  if (!isObject(batch) || !isArray(batch['Items'])) return batch;
  return { ...batch, Items: batch['Items'].map(toCompactText) };
}

/**
 * The members `request` and `response` of an HTTP Task. AWS: all of them are strings, the headers as a printed Java
 * list (an example in the guide).
 */
function printExchange({ request, response }: HttpExchange): object {
  const protocol = new URL(request.url).protocol.replace(':', '');
  const { method, url, headers, body } = request;
  return present({
    request: present({ protocol, method, url, headers: headerList(headers), body }),
    response: response && {
      protocol,
      statusCode: String(response.statusCode),
      statusMessage: response.statusMessage,
      headers: headerList(response.headers),
      body: response.body,
    },
  });
}

function headerList(headers: HttpExchange['request']['headers']): string {
  return `[${headers.map(([name, value]) => `${name}: ${value}`).join(', ')}]`;
}
