import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Loading } from './Loading';
import { Notice } from './Notice';

/** A component whose code is loaded when it is first shown. */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | undefined;
  return function Lazy(props: P) {
    const [failed, setFailed] = useState(false);
    const [, setLoaded] = useState(loaded !== undefined);
    useEffect(() => {
      if (loaded !== undefined) return;
      load().then(
        (component) => {
          loaded = component;
          setLoaded(true);
        },
        () => setFailed(true),
      );
    }, []);
    if (loaded !== undefined) {
      const Loaded = loaded;
      return <Loaded {...props} />;
    }
    if (!failed) return <Loading what="this page" />;
    return (
      <Notice title="This page could not be loaded" kind="error">
        <p>
          The server did not give a part of the page. It may be gone, or another version than when you opened the page.
        </p>
        <button type="button" onClick={() => location.reload()}>
          Reload
        </button>
      </Notice>
    );
  };
}
