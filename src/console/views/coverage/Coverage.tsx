import type { Machine } from '../../api/types';
export function Coverage(_props: { machine: Machine }) {
  return <p>soon</p>;
}
