import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { tryAgain } from '../live/tryAgain';
import { Loading } from './Loading';
import { NotLoaded } from './NotLoaded';

/** A component whose code is loaded when it is first shown. */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | undefined;
  return function Lazy(props: P) {
    const [failed, setFailed] = useState(false);
    const [, setLoaded] = useState(loaded !== undefined);
    useEffect(() => {
      if (loaded !== undefined) return;
      tryAgain(load).then(
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
    return failed ? <NotLoaded what="This page" /> : <Loading what="this page" />;
  };
}
