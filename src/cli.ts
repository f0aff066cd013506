#!/usr/bin/env node
console.error('stepmill: this version has no commands yet.');
process.exitCode = 1;

export {};
