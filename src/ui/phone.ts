/** Under this width the panel is a full sheet (theme/panel.css has the same number). */
export const PHONE = '(max-width: 639.98px)';
