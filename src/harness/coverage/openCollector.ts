import type * as Collectors from './Collector';
import type { Collector } from './Collector';

/** A collector for a harness, when `STEPMILL_COVERAGE` says where to write; without it nothing is loaded. */
export function openCollector(...rest: OmitFirst<ConstructorParameters<typeof Collector>>): Collector | undefined {
  const folder = process.env['STEPMILL_COVERAGE'];
  if (!folder) return undefined;
  const { Collector: Loaded } = require('./Collector') as typeof Collectors;
  return new Loaded(folder, ...rest);
}

type OmitFirst<List> = List extends readonly [unknown, ...infer Rest] ? Rest : never;
