import { parseStateMachineArn } from '../store/arns';
import { labeledArnsNotSupported } from './exceptions';
import { deleteMachine } from './machine/deleteMachine';
import { Arn } from './model/data';
import { required } from './model/shapes';
import { operation } from './Operation';

/** Deletes a state machine. One that does not exist counts as deleted. */
export const deleteStateMachine = operation('DeleteStateMachine', {
  input: { stateMachineArn: required(Arn) },
  handle(context, { stateMachineArn }) {
    const { label, qualifier, unqualified } = parseStateMachineArn(stateMachineArn);
    if (label !== undefined) throw labeledArnsNotSupported('State Machine');
    const machine = qualifier === undefined ? context.stateMachines.get(unqualified) : undefined;
    if (machine !== undefined) deleteMachine(context, machine);
    return {};
  },
});
