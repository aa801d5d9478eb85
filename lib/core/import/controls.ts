/**
 * Overrides of the writing direction and other controls go, for text that reads as another is no
 * text; so do hints where a word may be broken, which nobody sees and every search trips over.
 */
export const withoutControls = (text: string) => text.replace(/[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u202A-\u202E\u2066-\u2069\uFEFF]/g, '');
