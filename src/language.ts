/** The languages of the interface. */
export type Language = 'sv' | 'en';
