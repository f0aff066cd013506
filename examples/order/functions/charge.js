const seen = new Set();

/** The gateway is busy when an order comes for the first time, and declines cards that end in 0. */
exports.handler = async ({ orderId, card, amount }) => {
  if (card.endsWith('0')) throw Object.assign(new Error('The bank says no.'), { name: 'Card.Declined' });
  if (!seen.has(orderId)) {
    seen.add(orderId);
    throw Object.assign(new Error('Too many payments at once.'), { name: 'PaymentGateway.Busy' });
  }
  console.log(`charged ${amount} to the card that ends in ${card.slice(-4)}`);
  return { chargeId: `c-${orderId}`, amount };
};
