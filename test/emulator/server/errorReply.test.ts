import { errorReply } from '../../../src/emulator/server/errorReply';

it.each(['EMFILE', 'ENFILE'])('%s is an answer that says what to do', (code) => {
  const error = Object.assign(new Error(`${code}: too many open files, open 'page.html'`), { code });
  expect(errorReply(error)).toEqual({
    status: 503,
    body: {
      __type: 'com.amazon.coral.service#ServiceUnavailableException',
      message:
        `The server cannot open more files (${code}: too many open files, open 'page.html'). ` +
        'Raise its limit (ulimit -n), or close connections.',
    },
  });
});
