export function WaitingPage(_props: { arns: readonly string[] }) {
  return <p>soon</p>;
}
