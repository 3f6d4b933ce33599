/** Reads the bytes of a speech event. @returns no bytes where `text` is not base64: one piece lost, not the speech. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
