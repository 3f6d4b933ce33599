/** On a screen as narrow, or as low, the panel is a full sheet (theme/panel.css and launcher.css have the same numbers). */
export const PHONE = '(max-width:639.98px),(max-height:400px)';
