import type { Json } from '../util/json';
import type { StateMachineUnderTest } from './StateMachineUnderTest';

declare global {
  /**
   * The state machines in the files of a project: their states, the states that can be mocked, and their test cases.
   * `stepmill types` writes this interface; without it, names are checked only when the test runs.
   *
   * @example
   * interface StepmillFiles {
   *   'template.yaml': { Order: { state: 'Charge' | 'Done'; mock: 'Charge'; testCase: 'CardDeclined' } };
   * }
   */
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the project's own declaration fills it
  interface StepmillFiles {}

  /**
   * The names of what the tasks of a project call, by kind, for the editor to complete. `stepmill types` writes this
   * interface. Any other name is accepted, too.
   *
   * @example
   * interface StepmillNames {
   *   function: 'charge' | 'ship';
   *   queue: 'orders';
   * }
   */
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the project's own declaration fills it
  interface StepmillNames {}
}

/** What the tasks of a project call. */
export type TargetKindName = 'function' | 'queue' | 'topic' | 'eventBus' | 'stateMachine' | 'activity' | 'service';

/** The declared names of a kind, for completion, or any other. */
export type TargetName<Kind extends TargetKindName> =
  | (StepmillNames extends Readonly<Record<Kind, infer Name extends string>> ? Name : never)
  // Not `string` alone: the editor would then not suggest the names.
  | (string & Record<never, never>);

/** The state machines of a declared file. A leading `./` in its path is ignored. */
export type DeclaredMachines<Path extends string> = Path extends `./${infer Rest}`
  ? DeclaredMachines<Rest>
  : Path extends keyof StepmillFiles
    ? StepmillFiles[Path]
    : undefined;

/** The state machines of a file; any name if the file is not declared. */
export type MachineName<Path extends string> =
  DeclaredMachines<Path> extends undefined ? string : keyof DeclaredMachines<Path> & string;

/** The declared names of one kind for a state machine; any name if none are declared. */
export type DeclaredName<Path extends string, Name extends string, Kind extends string> =
  DeclaredMachines<Path> extends infer Machines
    ? Name extends keyof Machines
      ? Machines[Name] extends Readonly<Record<Kind, infer Found extends string>>
        ? Found
        : string
      : string
    : string;

/** The states of a state machine in a file. */
export type StateOf<Path extends string, Name extends string> = DeclaredName<Path, Name, 'state'>;

/** The states that can be mocked: Task, Map, Parallel. */
export type MockOf<Path extends string, Name extends string> = DeclaredName<Path, Name, 'mock'>;

/** The test cases that mock files have for a state machine. */
export type TestCaseOf<Path extends string, Name extends string> = DeclaredName<Path, Name, 'testCase'>;

/**
 * The names of all states of a definition that the compiler knows (an object literal or a JSON import), including those
 * inside branches and item processors; `string` for any other definition.
 */
export type StateNames<Definition> = Definition extends { readonly States: infer States }
  ? { [Name in keyof States & string]: Name | InnerNames<States[Name]> }[keyof States & string]
  : string;

/** The names inside the branches or the item processor of a state. */
export type InnerNames<State> =
  | (State extends { readonly Branches: readonly (infer Branch)[] } ? StateNames<Branch> : never)
  | (State extends { readonly ItemProcessor: infer Processor } ? StateNames<Processor> : never)
  | (State extends { readonly Iterator: infer Processor } ? StateNames<Processor> : never);

/** A state machine of a file, with the names that `stepmill types` has declared for it. */
export type MachineOfFile<Path extends string, Name extends string = MachineName<Path>> = StateMachineUnderTest<
  StateOf<Path, Name>,
  unknown,
  Json,
  MockOf<Path, Name>,
  TestCaseOf<Path, Name>
>;
