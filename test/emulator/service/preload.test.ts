import { preload } from '../../../src/emulator/service/preload';

function outOfFiles(): Error {
  return Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' });
}

test('a part that finds no file descriptor is loaded later', async () => {
  let tries = 0;
  await new Promise<void>((resolve) => {
    preload([
      () => {
        tries += 1;
        if (tries < 3) throw outOfFiles();
        resolve();
      },
    ]);
  });
  expect(tries).toBe(3);
});

test('finish loads all parts at once, in order', () => {
  const loaded: string[] = [];
  const preloading = preload([() => loaded.push('one'), () => loaded.push('two')]);
  preloading.finish();
  expect(loaded).toEqual(['one', 'two']);
  preloading.finish();
  preloading.end();
  expect(loaded).toEqual(['one', 'two']);
});

test('finish leaves for later what cannot be loaded now', () => {
  let tries = 0;
  const loaded: string[] = [];
  const preloading = preload([
    () => {
      tries += 1;
      if (tries === 1) throw outOfFiles();
      loaded.push('one');
    },
    () => loaded.push('two'),
  ]);
  preloading.finish();
  expect(loaded).toEqual([]);
  preloading.finish();
  preloading.end();
  expect(loaded).toEqual(['one', 'two']);
});

test('another error is a defect', () => {
  const preloading = preload([
    () => {
      throw new TypeError('no');
    },
  ]);
  expect(() => preloading.finish()).toThrow(new TypeError('no'));
  preloading.end();
});
