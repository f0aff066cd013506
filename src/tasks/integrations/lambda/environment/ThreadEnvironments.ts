import { LazyEndpoint } from '../../protocols/LazyEndpoint';
import { clientOfFunction, type CallOpener } from '../clientOf';
import { placeOfHandler, type FunctionCall } from '../FunctionCall';
import { isLoaded } from '../requireOrImport';
import type { HandlerVariables } from './HandlerVariables';
import { processVariables } from './processVariables';
import { variablesOf, type FunctionSources } from './variablesOf';

type Variables = Readonly<Record<string, string | undefined>>;

/** The environments of functions in this thread, one for each account and region. */
export class ThreadEnvironments {
  private readonly variables = new Map<string, HandlerVariables>();
  private readonly endpoints: LazyEndpoint[] = [];

  /** `functions`: answers the calls of programs that the functions start. */
  constructor(private readonly functions: CallOpener) {}

  of(
    { name, memoryMb }: { readonly name: string; readonly memoryMb: number },
    call: FunctionCall,
    { template, given, passing }: FunctionSources,
  ): HandlerVariables {
    const place = { functionName: name, ...placeOfHandler(call) };
    const key = `${name}/${place.accountId}/${place.region}`;
    let variables = this.variables.get(key);
    if (variables === undefined) {
      const endpoint = new LazyEndpoint(() => clientOfFunction(place, this.functions));
      this.endpoints.push(endpoint);
      const about = { template: template(), given, passing, endpoint: () => endpoint.url };
      variables = variablesOf({ memoryMb, ...place }, about);
      this.variables.set(key, variables);
    }
    return variables;
  }

  close(): void {
    for (const endpoint of this.endpoints) endpoint.close();
  }
}

/** The variables that a module saw while it was loaded for a function. */
const foundBy = new Map<string, Variables>();

/**
 * The warning for a module that the test or another function had loaded before: it has already read its variables.
 * `undefined` if that makes no difference.
 */
export function noteOfLateVariables(functionName: string, file: string, template: Variables = {}): string | undefined {
  if (!isLoaded(file)) {
    foundBy.set(file, template);
    return undefined;
  }
  const found = foundBy.get(file) ?? processVariables();
  const late = Object.keys(template).filter((name) => found[name] !== template[name]);
  if (late.length === 0) return undefined;
  return (
    `${file} was loaded before function '${functionName}' had its environment. Variables that the module reads while it is loaded ` +
    `differ from the template: ${late.join(', ')}. Read variables in the handler, or do not import the file.`
  );
}
