import type { Place } from './Place';
import type { ProcessPlace } from './ProcessPlace';

export function isProcessPlace(place: Place): place is ProcessPlace {
  return place.kind === 'process';
}
