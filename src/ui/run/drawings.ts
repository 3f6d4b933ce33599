/** Outlines on a 24 px grid, for `Drawing`. */
export const BOOKMARK = 'M7 4h10v16l-5-4-5 4z';
