import type { ReachProblem } from '../reach-problem.ts';

/** Causes that are not Teams' own word on a conversation. */
type OtherCause =
  | 'no-chat'
  | 'tenant-not-allowed'
  | 'too-large'
  | 'not-reached'
  | 'busy'
  | 'address'
  | 'copy-unknown'
  | 'interrupted'
  | 'no-answer'
  | 'unsubscribed'
  | 'stopped';

/** Why a message has not arrived, in one language. */
export type DeliveryTexts = {
  causes: Record<ReachProblem | OtherCause, string>;
  /** `code` is what Teams said. */
  other(code: string): string;
};
