// Lets node run the sources as they are: `node --require ./typescript.cjs src/cli.ts`.
const { compileOnce } = require('./compileOnce.cjs');

require.extensions['.ts'] = (module, filename) => module._compile(compileOnce(filename), filename);
