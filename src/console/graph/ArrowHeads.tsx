/** The heads of arrows that the lines of a drawing refer to: `url(#arrow)`, and `url(#arrow-taken)` for one that was taken. */
export function ArrowHeads() {
  return (
    <svg class="arrow-heads" width="0" height="0" aria-hidden="true">
      <defs>
        {['arrow', 'arrow-taken'].map((id) => (
          <marker
            key={id}
            id={id}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0L8 4L0 8z" class={id} />
          </marker>
        ))}
      </defs>
    </svg>
  );
}
