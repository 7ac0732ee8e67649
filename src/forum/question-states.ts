/** Where a question in the queue stands. `spoken`: answered in a forum, but the answer is not written yet. */
export const OPEN_STATES = ['new', 'accepted', 'on-agenda', 'spoken', 'carried-over'] as const;
export type OpenState = (typeof OPEN_STATES)[number];
/** How a question leaves the queue. */
export const CLOSED_STATES = ['answered', 'declined', 'withdrawn'] as const;
type ClosedState = (typeof CLOSED_STATES)[number];
/** `merged`: it goes on within another question. */
export type QuestionState = OpenState | ClosedState | 'merged';

/** From which state a question can come to which; what is not here is refused. Nothing leads away from a closed one. */
const MOVES: Readonly<Record<OpenState, readonly QuestionState[]>> = {
  new: ['accepted', 'on-agenda', 'answered', 'declined', 'withdrawn', 'merged'],
  accepted: ['on-agenda', 'answered', 'declined', 'withdrawn', 'merged'],
  'on-agenda': ['accepted', 'spoken', 'carried-over', 'answered', 'declined', 'withdrawn', 'merged'],
  // The answer has been heard: what is left is to write it, or to find that it was none.
  spoken: ['on-agenda', 'carried-over', 'answered', 'declined'],
  'carried-over': ['accepted', 'on-agenda', 'spoken', 'carried-over', 'answered', 'declined', 'withdrawn', 'merged'],
};

export function canMove(from: OpenState, to: QuestionState): boolean {
  return MOVES[from].includes(to);
}
