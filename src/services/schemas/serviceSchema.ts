import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findClientPackage, type ClientPackage } from './clientPackage';
import { capitalised, type MemberNaming } from '../memberNames';
import { shapeOf, type ServiceStructure } from './ServiceShape';

/** The API of one service, as its installed client package describes it. */
export interface ServiceSchema {
  readonly package: ClientPackage;
  /** In Step Functions' spelling: `sendMessage`. */
  readonly actions: readonly string[];
  /** An action by its name in Step Functions (`sendMessage`); the case of the first letter is ignored. */
  action(name: string): ActionSchema | undefined;
  /** The service's modelled exceptions (`QueueDoesNotExist`). */
  readonly errors: readonly string[];
  /** The values of an enumeration, by the structure's name and the member's `apiName`; `undefined` for other members. */
  enumValues(structure: string, apiName: string): readonly string[] | undefined;
}

export interface ActionSchema {
  /** In the API's spelling: `SendMessage`. */
  readonly name: string;
  readonly input: ServiceStructure;
  readonly output: ServiceStructure;
  /** Whether it sends or returns an event stream: Step Functions has no such integrations. */
  readonly streams: boolean;
}

/** The schema, or why it is missing, as a clause (`@aws-sdk/client-sqs is not installed`). */
type FoundSchema = { readonly schema: ServiceSchema } | { readonly schema: undefined; readonly reason: string };

const operationTag = 9;
const errorTag = -3;
const loaded = new Map<string, FoundSchema>();

/**
 * The API of a service from its `@aws-sdk/client-*` package, searched from the user's working directory and then beside
 * Stepmill; `undefined` if the package is not installed or too old to contain schemas. Loads the package.
 *
 * @param service `sqs`, `events`, `emr-serverless`, or the name in `aws-sdk:` (`cloudwatchlogs`)
 * @param naming the spelling of members: `sdk` (in `aws-sdk:`) or `optimised`
 * @example loadServiceSchema('sqs')?.action('sendMessage')?.input.member('QueueUrl')?.shape // { kind: 'string' }
 */
export function loadServiceSchema(service: string, naming: MemberNaming = 'sdk'): ServiceSchema | undefined {
  return findServiceSchema(service, naming).schema;
}

/** The description of an operation in the installed client package; `undefined` without one. */
export function actionSchema(service: string, action: string): ActionSchema | undefined {
  return loadServiceSchema(service)?.action(action);
}

/** Like {@link loadServiceSchema}, with the reason if it is missing. */
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
    return { schema: undefined, reason: `${client.name} ${client.version} contains no schemas; a newer version does` };
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

/**
 * Whether it belongs to the API: the base class of the package's exceptions (`SQSServiceException`) only exists in
 * JavaScript.
 */
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
 * The possible values of a string member, if the API lists them. The packages' schemas do not contain them; their type
 * declarations name the enumeration (`State?: State | undefined`), and its values are exported.
 */
class DeclaredEnums {
  private texts: readonly string[] | undefined;
  private readonly known = new Map<string, readonly string[] | undefined>();

  constructor(private readonly client: ClientPackage) {}

  /** @param structure and `apiName` in the API's spelling: `FunctionConfiguration`, `State` */
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
