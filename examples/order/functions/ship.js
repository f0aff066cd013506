let calls = 0;

/** The carrier answers at the third call. */
exports.handler = async ({ orderId }) => {
  calls += 1;
  if (calls < 3) throw Object.assign(new Error('The carrier does not answer.'), { name: 'Carrier.Down' });
  return { parcel: `p-${orderId}` };
};
