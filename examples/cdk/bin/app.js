#!/usr/bin/env node
const { App } = require('aws-cdk-lib');
const { PurchaseStack } = require('../lib/PurchaseStack');

new PurchaseStack(new App(), 'PurchaseStack');
