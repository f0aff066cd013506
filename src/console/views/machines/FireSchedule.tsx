import type { Scope } from '../../api/aws';
import { fireSchedule } from '../../api/starts';
import { Act } from './Act';
import { Outcome } from './Outcome';

/** Fires a schedule now, whether it is due or not. */
export function FireSchedule({ name, scope }: { name: string; scope: Scope }) {
  return (
    <Act words="Fire" act={() => fireSchedule(name, scope)} show={({ targets }) => <Outcome targets={targets} />}>
      <p>It starts what it starts at its time, now, and even if its file says that it is disabled.</p>
    </Act>
  );
}
