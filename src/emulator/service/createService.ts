import { Service } from './Service';
import type { ServiceOptions } from './ServiceOptions';

/** @example const service = createService({ time: 'skip', seed: 7 }); */
export function createService(options: ServiceOptions = {}): Service {
  return new Service(options);
}
