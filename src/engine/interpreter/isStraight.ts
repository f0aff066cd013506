import type { StateDefinition, StatesBlock } from '../../language/asl/types';

/** Whether no way through a block comes to a state twice, so that a walk ends after as many states as there are. */
export function isStraight({ StartAt, States }: StatesBlock): boolean {
  const onTheWay = new Set<string>();
  const left = new Set<string>();
  const endsFrom = (name: string): boolean => {
    if (left.has(name)) return true;
    const state = States[name];
    if (state === undefined || onTheWay.has(name)) return false;
    onTheWay.add(name);
    const ends = nextStates(state).every(endsFrom);
    onTheWay.delete(name);
    left.add(name);
    return ends;
  };
  return endsFrom(StartAt);
}

function nextStates({ Next, Default, Choices = [], Catch = [] }: StateDefinition): string[] {
  const targets = [Next, Default, ...Choices.map((rule) => rule['Next']), ...Catch.map((catcher) => catcher.Next)];
  return targets.filter((target) => typeof target === 'string');
}
