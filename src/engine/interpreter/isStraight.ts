import type { StateDefinition, StatesBlock } from '../../language/asl/types';

/**
 * Whether no path through a block reaches a state twice, so that a walk ends after at most as many steps as there are
 * states.
 */
export function isStraight({ StartAt, States }: StatesBlock): boolean {
  const onTheWay = new Set<string>();
  const left = new Set<string>();
  // Not recursive: a chain may have more states than JavaScript allows calls.
  const walk = [{ name: StartAt, ahead: nextStates(States[StartAt]) }];
  onTheWay.add(StartAt);
  for (let place = walk.at(-1); place !== undefined; place = walk.at(-1)) {
    const name = place.ahead.pop();
    if (name === undefined) {
      onTheWay.delete(place.name);
      left.add(place.name);
      walk.pop();
    } else if (!left.has(name)) {
      if (onTheWay.has(name) || States[name] === undefined) return false;
      onTheWay.add(name);
      walk.push({ name, ahead: nextStates(States[name]) });
    }
  }
  return true;
}

function nextStates(state: StateDefinition | undefined): string[] {
  const { Next, Default, Choices = [], Catch = [] } = state ?? ({} as Partial<StateDefinition>);
  const targets = [Next, Default, ...Choices.map((rule) => rule['Next']), ...Catch.map((catcher) => catcher.Next)];
  return targets.filter((target) => typeof target === 'string');
}
