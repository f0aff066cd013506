import { Notice } from './Notice';

/** Shows that the code of a part of the page could not be loaded. */
export function NotLoaded({ what }: { what: string }) {
  return (
    <Notice title={`${what} could not be loaded`} kind="error">
      <p>
        The server did not give a part of the page. It may be gone, or another version than when you opened the page.
      </p>
      <button type="button" onClick={() => location.reload()}>
        Reload
      </button>
    </Notice>
  );
}
