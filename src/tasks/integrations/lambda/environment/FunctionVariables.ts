import { lazy } from '../../../../util/lazy';
import type { CallOpener } from '../clientOf';
import type { FunctionCall } from '../FunctionCall';
import type { Passing } from './developerVariables';
import type { HandlerVariables } from './HandlerVariables';
import type { ThreadEnvironments } from './ThreadEnvironments';
import type { FunctionSources } from './variablesOf';

/** Most programs have no function that asks for variables. */
const loadEnvironments = lazy(() => require('./ThreadEnvironments') as typeof import('./ThreadEnvironments'));

type Variables = Readonly<Record<string, string>>;

/** What the environments of a registry's functions are made of. */
export class FunctionVariables {
  /** What of the developer's variables handlers get. */
  passing: Passing = {};
  /** The `Environment` of functions that templates declare. */
  private readonly templates = new Map<string, Variables>();
  /** Those of functions that run in this process, until a template says something new. */
  private environments: ThreadEnvironments | undefined;

  /** `functions`: who answers the calls of programs that the functions start. */
  constructor(private readonly functions: CallOpener) {}

  /** Says which variables a template gives to a function, whatever runs it. */
  declare(name: string, variables: Variables): void {
    this.templates.set(name, variables);
    this.forget();
  }

  declaredFor(name: string): Variables | undefined {
    return this.templates.get(name);
  }

  /**
   * What the environment of a function is made of, wherever it runs.
   *
   * @param given variables that the test or the command line names for handlers
   */
  sourcesOf(name: string, given: Variables | undefined): FunctionSources {
    return { template: () => this.templates.get(name), given, passing: this.passing };
  }

  /** The environment of a function that runs in this process. */
  of(
    local: { readonly name: string; readonly memoryMb: number },
    call: FunctionCall,
    given: Variables | undefined,
  ): HandlerVariables {
    this.environments ??= new (loadEnvironments().ThreadEnvironments)(this.functions);
    return this.environments.of(local, call, this.sourcesOf(local.name, given));
  }

  /** Answers a function that restores what templates declare now. */
  keep(): () => void {
    const kept = new Map(this.templates);
    return () => {
      this.templates.clear();
      for (const [name, variables] of kept) this.templates.set(name, variables);
      this.forget();
    };
  }

  /** Ends the environments of this process. The next call of a function makes a new one. */
  forget(): void {
    this.environments?.close();
    this.environments = undefined;
  }
}
