import type { JsonObject } from '../../../../util/json';
import type { Designer } from '../model/Designer';
import { itemsFor, type PaletteItem } from './items';

/** The kind of data of a dragged item. */
const kind = 'application/x-stepmill-state';

export function drag(data: DataTransfer | null, item: PaletteItem): void {
  data?.setData(kind, item.id);
  data?.setData('text/plain', item.title);
}

/** The state that is dropped; `undefined` if something else is. */
export function draggedState(
  data: DataTransfer | null,
  designer: Designer,
): { readonly name: string; readonly state: JsonObject } | undefined {
  const id = data?.getData(kind);
  const item = itemsFor(designer).find((one) => one.id === id);
  return item === undefined ? undefined : { name: item.name, state: item.state() };
}
