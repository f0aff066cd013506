/**
 * The names of all states of a definition that the compiler knows (an object literal or a JSON import), those inside
 * branches and item processors included; `string` for any other.
 */
export type StateNames<Definition> = Definition extends { readonly States: infer States }
  ? { [Name in keyof States & string]: Name | InnerNames<States[Name]> }[keyof States & string]
  : string;

/** The names inside the branches or the item processor of a state. */
export type InnerNames<State> =
  | (State extends { readonly Branches: readonly (infer Branch)[] } ? StateNames<Branch> : never)
  | (State extends { readonly ItemProcessor: infer Processor } ? StateNames<Processor> : never)
  | (State extends { readonly Iterator: infer Processor } ? StateNames<Processor> : never);
