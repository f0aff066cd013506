import { member } from '../../../util/json';
import type { Adviser } from '../Advice';

/** ItemsPath beside an ItemReader. AWS: it is accepted but not applied (recorded). */
export const IgnoredItemsPathAdvice: Adviser = ({ states, advise }) => {
  for (const { object, path } of states) {
    if (member(object, 'ItemReader') === undefined || member(object, 'ItemsPath') === undefined) continue;
    advise(
      'IGNORED_ITEMS_PATH',
      [...path, 'ItemsPath'],
      'ItemsPath is ignored beside an ItemReader: the Map runs over all items of the file.',
      'To select the items in a JSON file, write into ReaderConfig: "ItemsPointer": "/path/to/items".',
    );
  }
};
