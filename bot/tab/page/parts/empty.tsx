/** There is nothing to show, and what one can do about it. */
export function Empty({ heading, text }: { heading: string; text: string }) {
  return (
    <div class="empty">
      <h2>{heading}</h2>
      <p>{text}</p>
    </div>
  );
}
