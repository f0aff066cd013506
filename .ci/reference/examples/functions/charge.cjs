module.exports.handler = async ({ amount }) => {
  console.log(`charges ${amount}`);
  return { chargeId: `c-${amount}`, amount };
};
