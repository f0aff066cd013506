import { member } from '../../../util/json';
import type { Adviser } from '../Advice';

/** ItemsPath beside an ItemReader. AWS: it is accepted and not applied (recorded). */
export const IgnoredItemsPathAdvice: Adviser = ({ states, advise }) => {
  for (const { object, path } of states) {
    if (member(object, 'ItemReader') === undefined || member(object, 'ItemsPath') === undefined) continue;
    advise(
      'IGNORED_ITEMS_PATH',
      [...path, 'ItemsPath'],
      'ItemsPath is ignored beside an ItemReader: the Map runs over all items of the file.',
      'Where the items stand in a JSON file, ReaderConfig says: "ItemsPointer": "/path/to/items".',
    );
  }
};
