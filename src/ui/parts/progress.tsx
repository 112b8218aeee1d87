/** Something is under way, for an unknown time. */
export function Progress({ label }: { label: string }) {
  return (
    <div class="progress" role="progressbar" aria-label={label}>
      <span />
    </div>
  );
}
