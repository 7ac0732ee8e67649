/** The words of an exported table that the reports' own texts do not have, in one language. */
export type ExportTexts = {
  columns: Record<
    'region' | 'code' | 'name' | 'state' | 'handedInAt' | 'changedAt' | 'revision' | 'byPhone' | 'excuse',
    string
  >;
  yes: string;
  no: string;
};
