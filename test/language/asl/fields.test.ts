import { stateShapes, stateTypes } from '../../../src/language/asl/fields';

const has = (field: string): string[] => stateTypes.filter((type) => field in stateShapes[type].fields);

describe('the fields of states', () => {
  test.each([
    ['Next', ['Task', 'Wait', 'Pass', 'Parallel', 'Map']],
    ['Assign', ['Task', 'Wait', 'Pass', 'Choice', 'Parallel', 'Map']],
    ['InputPath', ['Task', 'Wait', 'Pass', 'Succeed', 'Choice', 'Parallel', 'Map']],
    ['Output', ['Task', 'Wait', 'Pass', 'Succeed', 'Choice', 'Parallel', 'Map']],
    ['Parameters', ['Task', 'Pass', 'Parallel', 'Map']],
    ['Arguments', ['Task', 'Parallel']],
    ['ResultSelector', ['Task', 'Parallel', 'Map']],
    ['ResultPath', ['Task', 'Pass', 'Parallel', 'Map']],
    ['Retry', ['Task', 'Parallel', 'Map']],
    ['Catch', ['Task', 'Parallel', 'Map']],
    ['TimeoutSeconds', ['Task']],
    ['QueryLanguage', [...stateTypes]],
  ])('%s', (field, types) => {
    expect(has(field)).toEqual(types);
  });

  test('every field of a group is a field of its state', () => {
    for (const { fields, required, exactlyOne, atMostOne } of Object.values(stateShapes)) {
      for (const name of [...required, ...exactlyOne.flat(), ...atMostOne.flat()]) expect(fields).toHaveProperty(name);
    }
  });
});
