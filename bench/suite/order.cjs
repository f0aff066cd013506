// The machine of the suites, and what its 200 tests give it and expect.
const task = (name, more) => ({
  Type: 'Task',
  Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
  ...more,
});

exports.definition = {
  StartAt: 'PriceItems',
  States: {
    PriceItems: {
      Type: 'Map',
      ItemsPath: '$.items',
      ItemProcessor: { StartAt: 'Price', States: { Price: task('price', { End: true }) } },
      ResultPath: '$.prices',
      Next: 'IsLarge',
    },
    IsLarge: {
      Type: 'Choice',
      Choices: [{ Variable: '$.amount', NumericGreaterThan: 1000, Next: 'Review' }],
      Default: 'Charge',
    },
    Review: { Type: 'Wait', Seconds: 86400, Next: 'Charge' },
    Charge: task('charge', {
      Retry: [{ ErrorEquals: ['Payment.Busy'], IntervalSeconds: 2, MaxAttempts: 2, BackoffRate: 2 }],
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'Refuse' }],
      ResultPath: '$.charge',
      Next: 'Fulfil',
    }),
    Fulfil: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Pack', States: { Pack: task('pack', { End: true }) } },
        { StartAt: 'Notify', States: { Notify: task('notify', { End: true }) } },
      ],
      ResultPath: '$.fulfilment',
      Next: 'Settle',
    },
    Settle: { Type: 'Wait', Seconds: 60, Next: 'Done' },
    Done: {
      Type: 'Pass',
      Parameters: { 'id.$': '$.id', 'charge.$': '$.charge', 'fulfilment.$': '$.fulfilment' },
      End: true,
    },
    Refuse: { Type: 'Fail', Error: 'Order.Refused' },
  },
};

/** `busy`: how often the payment is busy before it answers; `declined`: it never answers well. */
const kinds = [
  { title: 'a small order', amount: 10, items: 1, busy: 0 },
  { title: 'a large order', amount: 5000, items: 2, busy: 0 },
  { title: 'an order of many items', amount: 100, items: 8, busy: 0 },
  { title: 'a busy payment', amount: 10, items: 1, busy: 2 },
  { title: 'a declined payment', amount: 10, items: 1, busy: 0, declined: true },
];

exports.cases = Array.from({ length: 200 }, (_, id) => {
  const { title, amount, items, busy, declined = false } = kinds[id % kinds.length];
  return {
    title: `${title} (${id})`,
    input: { id, amount, items: Array.from({ length: items }, (_, sku) => ({ sku })) },
    busy,
    declined,
    output: { id, charge: { chargeId: `c-${id}` }, fulfilment: [{ parcel: id }, { mailed: true }] },
  };
});
