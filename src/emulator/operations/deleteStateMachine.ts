import { parseStateMachineArn } from '../store/arns';
import { labeledArnsNotSupported } from './exceptions';
import { deleteMachine } from './machine/deleteMachine';
import { Arn } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';

/** Deletes a state machine. One that does not exist counts as deleted. */
export const deleteStateMachine = {
  name: 'DeleteStateMachine',
  input: { stateMachineArn: required(Arn) },
  reads: ['machines'],
  writes: ['machines', 'tags', 'executions'],
  answers: 'atOnce',
  right: 'states:DeleteStateMachine',
  bucket: { calls: [100, 1] },
  errors: ['InvalidArn', 'ValidationException'],
  handle(context, { stateMachineArn }) {
    const { label, qualifier, unqualified } = parseStateMachineArn(stateMachineArn);
    if (label !== undefined) throw labeledArnsNotSupported('State Machine');
    const machine = qualifier === undefined ? context.stateMachines.get(unqualified) : undefined;
    if (machine !== undefined) deleteMachine(context, machine);
    return {};
  },
} satisfies Operation<'DeleteStateMachine'>;
