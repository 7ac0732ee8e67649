/** The term that stands for any municipality, so that a question about one finds what is said of any of them. */
export const ANY_MUNICIPALITY = '§kommun';
