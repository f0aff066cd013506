import type { BlockView, WalkedState } from '../../../language/asl/walk';
import { member, type JsonObject, objectOf } from '../../../util/json';
import { waysOut } from '../../rules/targets';
import type { Adviser } from '../Advice';

/**
 * A Pass that does nothing, or assigns variables after another one that only does that: each costs a transition.
 *
 * AWS: a state transition is charged each time a step runs, "AWS Step Functions Pricing",
 * https://aws.amazon.com/step-functions/pricing/
 */
export const JoinablePassAdvice: Adviser = ({ states, blocks, type, advise }) => {
  if (type === 'EXPRESS') return;
  for (const state of states) {
    const next = member(state.object, 'Next');
    if (state.type !== 'Pass' || typeof next !== 'string') continue;
    if (hasOnly(state, [])) {
      advise(
        'PASS_WITHOUT_EFFECT',
        state.path,
        `This Pass does nothing but go to '${next}', and costs a transition each time.`,
        `Replace this target by '${next}': https://aws.amazon.com/step-functions/pricing/`,
      );
      continue;
    }
    const second = state.block.states.find(({ name }) => name === next);
    if (second?.type !== 'Pass' || !hasOnly(state, ['Assign']) || !hasOnly(second, ['Assign'])) continue;
    if (leadTo(next, blocks) !== 1 || readsAny(second.object, Object.keys(assignOf(state)))) continue;
    advise(
      'JOINABLE_PASS_STATES',
      second.path,
      `'${state.name}' could assign what '${second.name}' assigns: each Pass costs a transition.`,
      'One Assign may have all of these variables: https://aws.amazon.com/step-functions/pricing/',
    );
  }
};

const plain = ['Type', 'Comment', 'Next', 'End', 'QueryLanguage'];

function hasOnly({ object }: WalkedState, fields: readonly string[]): boolean {
  return Object.keys(object).every((name) => plain.includes(name) || fields.includes(name));
}

function assignOf({ object }: WalkedState): JsonObject {
  return objectOf(member(object, 'Assign'));
}

/** Whether an object reads one of these variables. */
function readsAny(object: JsonObject, names: readonly string[]): boolean {
  const text = JSON.stringify(object);
  return names.some((name) => text.includes(`$${name.replace(/\.\$$/, '')}`));
}

/** How many edges lead to a state, including a start. */
function leadTo(name: string, blocks: readonly BlockView[]): number {
  let ways = 0;
  for (const { object, states } of blocks) {
    if (member(object, 'StartAt') === name) ways += 1;
    for (const state of states) ways += waysOut(state).filter((target) => target === name).length;
  }
  return ways;
}
