import { isCalled } from '../../../tasks/mocking/checkCalleeName';
import { stateTypesOf, whyNotMockable } from '../../../tasks/mocking/mockableStates';
import { sdkServiceNames } from '../../../services/serviceNames';
import { canonicalService, serviceNames } from '../../../services/services';
import { member } from '../../../util/json';
import { didYouMean } from '../../../util/nearest';
import type { Service } from '../../service/Service';
import { badRequest, type Fault } from '../ControlError';
import type { ReadMock } from './MockShelf';
import { readMock, type MockJson } from './readMock';
import { stateMachineName } from '../../../services/stateMachineName';

/** Creates the scripts of mocks. Throws ControlError with all faults. `pointerOf`: the pointer to each mock. */
export function readMocks(
  service: Service,
  mocks: readonly MockJson[],
  pointerOf: (index: number) => string,
): readonly ReadMock[] {
  const faults: Fault[] = [];
  const read = mocks.flatMap((mock, index): ReadMock[] => {
    const pointer = pointerOf(index);
    const script = readMock(mock, pointer, faults);
    const fault = whyNeverAskedIn(service, mock) ?? whyNoService(service, mock);
    if (fault !== undefined) faults.push({ in: 'body', pointer: pointer + fault.pointer, message: fault.message });
    return script === undefined ? [] : [{ mock, script }];
  });
  if (faults.length > 0) throw badRequest(faults);
  return read;
}

type Refusal = Pick<Fault, 'pointer' | 'message'> | undefined;

/** A state must make a call, in an existing machine. While there are no machines, any name is accepted. */
function whyNeverAskedIn({ inside }: Service, mock: MockJson): Refusal {
  const state = member(mock, 'state') as string | undefined;
  if (state === undefined) return undefined;
  const ofMachine = member(mock, 'inStateMachine') as string | undefined;
  const machines = [...inside.stateMachines.all()].filter(
    ({ name }) => ofMachine === undefined || name === stateMachineName(ofMachine),
  );
  const reasons = machines.map(({ name, revision }) =>
    whyNotMockable(state, stateTypesOf(revision.program.definition), `'${name}'`),
  );
  if (reasons.length === 0 || reasons.includes(undefined)) return undefined;
  return { pointer: '/state', message: `names '${state}', which could never be used: ${reasons.join(' ')}` };
}

/** A service that AWS does not have would never be called; one that a machine calls may be newer than the list. */
function whyNoService({ inside }: Service, mock: MockJson): Refusal {
  const given = member(mock, 'service') as string | undefined;
  const name = given?.replace(/^aws-sdk:/, '').split(':')[0];
  if (name === undefined) return undefined;
  const known = new Set([...serviceNames(), ...sdkServiceNames].map(canonicalService));
  const definitions = [...inside.stateMachines.all()].map(({ revision }) => revision.program.definition);
  if (known.has(canonicalService(name)) || isCalled(name, definitions)) return undefined;
  const hint = didYouMean(name, [...known]);
  return {
    pointer: '/service',
    message: `names '${name}', which is not a known service of AWS.${hint === undefined ? '' : ` ${hint}`}`,
  };
}
