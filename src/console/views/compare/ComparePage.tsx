export function ComparePage(_props: { arns: readonly string[] }) {
  return <p>soon</p>;
}
