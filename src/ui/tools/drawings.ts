/** Outlines on a 24 px grid, for `Drawing`. */
export const COPY = 'M9 9h11v11H9zM5 15H4V4h11v1';
export const CHECK = 'M5 12.5l4.5 4.5L19 7.5';
export const GOOD =
  'M7 11v9H4v-9zM7 11l4-8a2.2 2.2 0 0 1 2.2 2.2V9H19a1.8 1.8 0 0 1 1.8 2.1l-1.2 7.2A2 2 0 0 1 17.6 20H7';
export const BAD =
  'M17 13V4h3v9zM17 13l-4 8a2.2 2.2 0 0 1-2.2-2.2V15H5a1.8 1.8 0 0 1-1.8-2.1l1.2-7.2A2 2 0 0 1 6.4 4H17';
export const AGAIN = 'M20 12a8 8 0 1 1-2.4-5.7M20 4v4.5h-4.5';
export const SPEAKER = 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11';
export const SILENCE = 'M8 8h8v8H8z';
export const PAUSE = 'M9 7v10M15 7v10';
export const PLAY = 'M8.5 6.5v11l9-5.5z';
export const PENCIL = 'M5 19l1-4L16.5 4.5l3 3L9 18zM14 7l3 3';
export const PREVIOUS = 'M14.5 6l-6 6 6 6';
export const NEXT = 'M9.5 6l6 6-6 6';
