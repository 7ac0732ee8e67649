/** What became of a message. `uncertain`: it may have arrived, so it is never sent again by itself. */
export type SendOutcome =
  | { kind: 'sent'; activityId: string | undefined }
  | { kind: 'failed'; status: number | undefined; code: string | undefined }
  | { kind: 'uncertain'; status: number | undefined };
