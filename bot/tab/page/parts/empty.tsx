/** There is nothing to show, and what one can do about it. */
export function Empty({ heading, text, level = 2 }: { heading: string; text: string; level?: 2 | 3 }) {
  const Heading = `h${level}` as const;
  return (
    <div class="empty">
      <Heading>{heading}</Heading>
      <p>{text}</p>
    </div>
  );
}
