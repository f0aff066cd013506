import { tryAgain } from '../live/tryAgain';
import { loadStyle } from '../parts/loadStyle';

/** The files of the page's script and styles, which the build names. */
declare const MAIN_SCRIPT: string;
declare const MAIN_STYLE: string;

// A browser requests what the document names only once, so this script requests the rest.
const styled = tryAgain(() => loadStyle(MAIN_STYLE)).catch(() => undefined);
styled
  .then(() => tryAgain(() => import(MAIN_SCRIPT)))
  .catch(() => {
    document.getElementById('page')!.textContent =
      'The server did not give the scripts of this page. Reload the page once the server answers.';
  });
