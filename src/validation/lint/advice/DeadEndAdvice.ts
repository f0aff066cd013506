import { isObject, member } from '../../../util/json';
import { endsWorkflow } from '../../rules/targets';
import type { Adviser } from '../Advice';

/** A branch or a processor that never ends. AWS only requires an end state in the machine itself. */
export const DeadEndAdvice: Adviser = ({ blocks, advise }) => {
  for (const block of blocks) {
    if (block.owner === undefined || !isObject(member(block.object, 'States')) || block.states.some(endsWorkflow))
      continue;
    advise(
      'BLOCK_NEVER_ENDS',
      [...block.path, 'States'],
      'None of these states ends the block, so the state around it never ends either.',
      'Write "End": true, or add a Succeed or Fail state.',
    );
  }
};
