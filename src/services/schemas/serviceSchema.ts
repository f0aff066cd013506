import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findClientPackage, type ClientPackage } from './clientPackage';
import { capitalised, type MemberNaming } from '../memberNames';
import { shapeOf, type ServiceStructure } from './ServiceShape';

/** The API of one service, as its installed client package describes it. */
export interface ServiceSchema {
  readonly package: ClientPackage;
  /** As Step Functions writes them: `sendMessage`. */
  readonly actions: readonly string[];
  /** An action by the name Step Functions has for it (`sendMessage`); the case of the first letter does not count. */
  action(name: string): ActionSchema | undefined;
  /** The service's modelled exceptions (`QueueDoesNotExist`). */
  readonly errors: readonly string[];
  /** The values of an enumeration, by the structure's name and the member's `apiName`; `undefined` for other members. */
  enumValues(structure: string, apiName: string): readonly string[] | undefined;
}

export interface ActionSchema {
  /** As the API writes it: `SendMessage`. */
  readonly name: string;
  readonly input: ServiceStructure;
  readonly output: ServiceStructure;
  /** Whether it sends or gives an event stream: Step Functions has no such integrations. */
  readonly streams: boolean;
}

/** The schema, or why there is none, as a half-sentence (`@aws-sdk/client-sqs is not installed`). */
type FoundSchema = { readonly schema: ServiceSchema } | { readonly schema: undefined; readonly reason: string };

const operationTag = 9;
const errorTag = -3;
const loaded = new Map<string, FoundSchema>();

/**
 * The API of a service from its `@aws-sdk/client-*` package, looked for from the user's working directory and then
 * beside Stepmill; `undefined` when the package is not installed or too old to carry schemas. Loads the package.
 *
 * @param service `sqs`, `events`, `emr-serverless`, or the name behind `aws-sdk:` (`cloudwatchlogs`)
 * @param naming whose member names: `sdk` (behind `aws-sdk:`) or `optimised`
 * @example loadServiceSchema('sqs')?.action('sendMessage')?.input.member('QueueUrl')?.shape // { kind: 'string' }
 */
export function loadServiceSchema(service: string, naming: MemberNaming = 'sdk'): ServiceSchema | undefined {
  return findServiceSchema(service, naming).schema;
}

/** The description of an operation in the installed client package; `undefined` if there is none. */
export function actionSchema(service: string, action: string): ActionSchema | undefined {
  return loadServiceSchema(service)?.action(action);
}

/** As {@link loadServiceSchema}, with the reason when there is none. */
export function findServiceSchema(service: string, naming: MemberNaming = 'sdk'): FoundSchema {
  const client = findClientPackage(service);
  if (!client) return { schema: undefined, reason: `no @aws-sdk/client-* package for '${service}' is installed` };
  const key = `${client.folder}\n${naming}`;
  let result = loaded.get(key);
  if (!result) {
    result = read(client, naming);
    loaded.set(key, result);
  }
  return result;
}

function read(client: ClientPackage, naming: MemberNaming): FoundSchema {
  let exported: Readonly<Record<string, unknown>>;
  try {
    exported = client.load();
  } catch (error) {
    return { schema: undefined, reason: `${client.name} ${client.version} does not load: ${String(error)}` };
  }
  const schemas = Object.keys(exported)
    .filter((name) => name.endsWith('$') && Array.isArray(exported[name]))
    .map((name) => exported[name] as readonly unknown[]);
  const operations = new Map(schemas.filter(([kind]) => kind === operationTag).map((op) => [op[2] as string, op]));
  if (operations.size === 0) {
    return { schema: undefined, reason: `${client.name} ${client.version} carries no schemas; a newer version does` };
  }
  const actions = new Map<string, ActionSchema>();
  const enums = new DeclaredEnums(client);
  return {
    schema: {
      package: client,
      actions: [...operations.keys()].map((name) => name.slice(0, 1).toLowerCase() + name.slice(1)),
      action(name) {
        const apiName = capitalised(name);
        const operation = operations.get(apiName);
        if (!operation) return undefined;
        let action = actions.get(apiName);
        if (!action) actions.set(apiName, (action = actionOf(operation, naming)));
        return action;
      },
      errors: schemas.filter(isException).map((error) => error[2] as string),
      enumValues: (structure, apiName) => enums.values(structure, apiName),
    },
  };
}

/** Of the API: the base class of the package's exceptions (`SQSServiceException`) is JavaScript's alone. */
function isException([kind, namespace]: readonly unknown[]): boolean {
  return kind === errorTag && !String(namespace).startsWith('smithy.ts.sdk.synthetic');
}

function actionOf(operation: readonly unknown[], naming: MemberNaming): ActionSchema {
  const input = shapeOf(operation[4], naming) as ServiceStructure;
  const output = shapeOf(operation[5], naming) as ServiceStructure;
  return { name: operation[2] as string, input, output, streams: hasEventStream(input) || hasEventStream(output) };
}

function hasEventStream(structure: ServiceStructure): boolean {
  return structure.members.some(({ shape }) => shape.kind === 'union' && shape.streaming);
}

/**
 * The values that a text member may have, when the API lists them. The packages' schemas do not say so; their type
 * declarations name the enumeration (`State?: State | undefined`), and its values are exported.
 */
class DeclaredEnums {
  private texts: readonly string[] | undefined;
  private readonly known = new Map<string, readonly string[] | undefined>();

  constructor(private readonly client: ClientPackage) {}

  /** @param structure and `apiName` as the API writes them: `FunctionConfiguration`, `State` */
  values(structure: string, apiName: string): readonly string[] | undefined {
    const key = `${structure}.${apiName}`;
    if (!this.known.has(key)) this.known.set(key, this.find(structure, apiName));
    return this.known.get(key);
  }

  private find(structure: string, apiName: string): readonly string[] | undefined {
    const type = this.declaredType(structure, apiName);
    const values = type === undefined ? undefined : this.client.load()[type];
    if (typeof values !== 'object' || values === null) return undefined;
    const texts = Object.values(values);
    return texts.length > 0 && texts.every((text) => typeof text === 'string') ? texts : undefined;
  }

  private declaredType(structure: string, apiName: string): string | undefined {
    this.texts ??= declarations(join(this.client.folder, 'dist-types', 'models'));
    for (const text of this.texts) {
      const start = text.indexOf(`\nexport interface ${structure} `);
      if (start < 0) continue;
      const body = text.slice(start, text.indexOf('\n}', start));
      const member = body
        .split('\n')
        .find((line) => line.startsWith(`    ${apiName}?: `) || line.startsWith(`    ${apiName}: `));
      return member === undefined ? undefined : /: (\w+)(?:\[\])? \| undefined;$/.exec(member)?.[1];
    }
    return undefined;
  }
}

function declarations(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^models_\d+\.d\.ts$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
  } catch {
    return [];
  }
}
