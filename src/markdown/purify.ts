import createDOMPurify, { type Config } from 'dompurify';

type Policy = NonNullable<Config['TRUSTED_TYPES_POLICY']>;

interface TrustedWindow extends Window {
  trustedTypes?: { createPolicy(name: string, rules: object): Policy };
}

/** HTML → harmless nodes. */
export type Purify = (html: string) => DocumentFragment;

/**
 * DOMPurify's own instance of this page. This file is the door of a lazy chunk.
 * @throws where the page allows no policy of our name.
 */
export function createPurify(allowedAttributes: readonly string[]): Purify {
  const page: TrustedWindow = window;
  const same = (text: string) => text;
  // DOMPurify's output is a fragment: what the policy lets through is only parsed inertly, then cleaned.
  const policy = page.trustedTypes?.createPolicy('dify-chat', { createHTML: same, createScriptURL: same });
  const purifier = createDOMPurify(window);
  return (html) =>
    purifier.sanitize(html, {
      RETURN_DOM_FRAGMENT: true,
      ALLOWED_ATTR: [...allowedAttributes],
      ALLOW_ARIA_ATTR: false,
      ALLOW_DATA_ATTR: false,
      ALLOW_UNKNOWN_PROTOCOLS: false,
      ...(policy && { TRUSTED_TYPES_POLICY: policy }),
    });
}
