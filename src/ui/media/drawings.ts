/** Outlines on a 24 px grid, for `Drawing`. */
export const DOCUMENT = 'M7 3h7l5 5v13H7zM14 3v5h5';
export const DOWNLOAD = 'M12 4v11M7 10.5l5 5 5-5M5 20h14';
