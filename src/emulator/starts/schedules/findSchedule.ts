import { HarnessError } from '../../../errors/HarnessError';
import { didYouMean } from '../../../util/nearest';
import { formatPosition } from '../../../util/Position';
import type { OpenSchedule } from './OpenSchedule';

/** The schedule with a name or alias; for one of Scheduler also `group/name`. Throws HarnessError for none or several. */
export function findSchedule(schedules: readonly OpenSchedule[], name: string): OpenSchedule {
  const found = schedules.filter((schedule) => namesOf(schedule).includes(name));
  const [first, ...more] = found;
  if (first !== undefined && more.length === 0) return first;
  if (first !== undefined) {
    const places = found.map((one) => `'${namesOf(one)[0]!}' (${formatPosition(one.declared.source)})`);
    throw new HarnessError(
      `'${name}' is the name of ${found.length} schedules: ${places.join(', ')}. Use a name that only one of them has.`,
    );
  }
  if (schedules.length === 0)
    throw new HarnessError(
      `There is no schedule '${name}'. No file that the test has loaded declares a schedule. ` +
        'Load the file that does, for example with sfn.stateMachine(file, name).',
    );
  const meant = didYouMean(name, schedules.flatMap(namesOf));
  const known = schedules.map(({ declared }) => `'${declared.name}'`).join(', ');
  throw new HarnessError(`There is no schedule '${name}'. ${meant ?? `These exist: ${known}.`}`);
}

function namesOf({ declared }: OpenSchedule): readonly string[] {
  const { name, aliases } = declared;
  return [declared.kind === 'schedule' ? `${declared.group}/${name}` : name, name, ...aliases];
}
