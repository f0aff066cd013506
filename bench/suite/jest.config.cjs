module.exports = {
  testEnvironment: 'node',
  testMatch: ['**/*.test.cjs'],
  transform: {},
  moduleFileExtensions: ['cjs', 'js', 'mjs', 'json'],
};
