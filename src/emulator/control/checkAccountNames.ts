import { HarnessError } from '../../errors/HarnessError';
import type { KnownTargets } from '../../tasks/mocking/checkCalleeName';
import type { KnownNames } from '../../tasks/mocking/unknownNames';
import { machineOf } from '../../tasks/mocking/matchers/RequestMatcher';
import { stateTypesOf } from '../../tasks/mocking/mockableStates';
import { didYouMean } from '../../util/nearest';
import type { StateMachineDefinition } from '../../language/asl/types';
import type { Service } from '../service/Service';
import { stateMachineName } from '../../services/stateMachineName';

// A misspelt name in a query would find no calls, which would look as if nothing had been called.

/** Throws HarnessError for a state that no state machine of the account has, and that has made no call. */
export function checkStateInAccount(service: Service, state: string): void {
  const names = definitionsOf(service).flatMap((definition) => [...stateTypesOf(definition).keys()]);
  if (names.length === 0 || names.includes(state) || service.calls.ofState(state).count > 0) return;
  throw unknown(`No state machine of this account has a state '${state}'.`, state, { names, whose: 'Their states' });
}

/** Throws HarnessError for a state machine that the account does not have, and that has made no call. */
export function checkMachineInAccount(service: Service, nameOrArn: string): void {
  const name = stateMachineName(nameOrArn);
  const names = [...service.inside.stateMachines.all()].map((machine) => machine.name);
  if (names.length === 0 || names.includes(name)) return;
  if (service.answers.targets.namesOf('stateMachine', name).length > 0) return;
  if (service.calls.all.some(({ asked }) => machineOf(asked) === name)) return;
  throw unknown(`This account has no state machine '${name}'.`, name, { names, whose: 'Its state machines' });
}

/** Throws HarnessError for a function that does not run in the server, because its output is not available here. */
export function checkFunctionInAccount(service: Service, name: string): void {
  const { functions } = service;
  const names = functions.names();
  if (names.includes(name) || functions.logs.all.some(({ functionName }) => functionName === name)) return;
  throw unknown(`No Lambda function '${name}' runs in this server.`, name, { names, whose: 'Those that do' });
}

/** The functions that the tasks of an account call, according to its definitions and calls. */
export function targetsOfAccount(service: Service): KnownTargets {
  return { calls: service.calls.all, definitions: definitionsOf(service), targets: service.answers.targets };
}

/** All names in an account. */
export function namesOfAccount(service: Service): KnownNames {
  const definitions = definitionsOf(service);
  return {
    known: targetsOfAccount(service),
    machines: [...service.inside.stateMachines.all()].map(({ name }) => name),
    states: definitions.flatMap((definition) => [...stateTypesOf(definition).keys()]),
  };
}

function definitionsOf(service: Service): StateMachineDefinition[] {
  return [...service.inside.stateMachines.all()].map(({ revision }) => revision.program.definition);
}

interface Known {
  readonly names: readonly string[];
  readonly whose: string;
}

function unknown(sentence: string, name: string, { names, whose }: Known): HarnessError {
  const hint = didYouMean(name, names);
  const listed = names.length === 0 ? '' : ` ${whose}: ${[...new Set(names)].join(', ')}.`;
  return new HarnessError(`${sentence}${hint === undefined ? listed : ` ${hint}`}`);
}
