import type { QueryLanguage } from '../../../../language/asl/types';
import type { JsonObject } from '../../../../util/json';
import { itemOf, type PaletteItem } from './items';

/** The kind of data of a dragged item. */
const kind = 'application/x-stepmill-state';

export function drag(data: DataTransfer | null, item: PaletteItem): void {
  data?.setData(kind, item.id);
  data?.setData('text/plain', item.title);
}

/** The state that is dropped; `undefined` if something else is. */
export function draggedState(
  data: DataTransfer | null,
  language: QueryLanguage,
): { readonly name: string; readonly state: JsonObject } | undefined {
  const item = itemOf(data?.getData(kind));
  return item === undefined ? undefined : { name: item.name, state: item.state(language) };
}
