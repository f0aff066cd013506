import { HarnessError } from '../../errors/HarnessError';
import type { ExpressionScope } from '../../language/expressions/ExpressionScope';
import { isoTime } from '../../util/isoTime';
import type { Json, JsonObject } from '../../util/json';
import { present } from '../../util/present';
import type { Story, Visit } from '../trace/Story';
import { iterationsOf, withAncestors } from '../trace/strands';
import type { JsonataBindings } from '../../language/expressions/jsonata/JsonataBindings';

/** What the expressions of a visited state could read, as far as it is in the history. */
export class VisitScope implements ExpressionScope {
  private variables: ReadonlyMap<string, Json> | undefined;

  constructor(
    private readonly story: Story,
    private readonly visit: Visit,
    readonly input: Json = visit.input ?? null,
  ) {}

  /** The same with another `$`. */
  seeing(input: Json): VisitScope {
    return new VisitScope(this.story, this.visit, input);
  }

  /** The context object without what no history contains: the state machine's role, the value of a Map's item. */
  context(): JsonObject {
    const { executionArn, name, input = {}, startMs, origin } = this.story;
    const iteration = iterationsOf(this.visit).at(-1);
    const item = iteration === undefined ? origin.part?.context?.Map?.Item : { Index: iteration.index };
    const machine = executionArn.split(':')[6] ?? '';
    return {
      Execution: { Id: executionArn, Input: input, Name: name, StartTime: isoTime(startMs) },
      StateMachine: { Name: machine },
      State: { Name: this.visit.state, EnteredTime: isoTime(this.visit.enteredMs) },
      ...(item === undefined ? {} : { Map: { Item: present(item) as JsonObject } }),
    };
  }

  variable(name: string): Json | undefined {
    return this.allVariables().get(name);
  }

  /** All variables that are visible. */
  allVariables(): ReadonlyMap<string, Json> {
    return (this.variables ??= variablesAt(this.story, this.visit));
  }

  random(): never {
    throw new HarnessError('The history of a run does not contain its random numbers.');
  }

  /** In JSONata's form. */
  bindings(): JsonataBindings {
    return {
      states: { input: this.input, context: () => this.context() },
      variable: (name) => this.variable(name),
      random: () => this.random(),
      now: () => this.visit.enteredMs,
    };
  }
}

/** The visible variables when a state was entered: those of its strand before those around it. */
function variablesAt({ origin }: Story, visit: Visit): ReadonlyMap<string, Json> {
  const variables = new Map<string, Json>(Object.entries(origin.variables ?? {}));
  for (const around of [...withAncestors(visit)].reverse())
    for (const earlier of around.strand.visits) {
      if (earlier === around) break;
      for (const [name, value] of Object.entries(earlier.assigned ?? {})) variables.set(name, value);
    }
  return variables;
}
