/** Reads and writes the data of Map Runs; loaded with the first Map Run. */
export { openItems } from '../items/openItems';
export { openResults } from '../items/openResults';
export { mockedItems } from '../items/mocked/mockedItems';
export { mockedResults } from '../items/mocked/mockedItems';
