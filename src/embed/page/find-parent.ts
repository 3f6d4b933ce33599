interface Framed {
  /** Of the page in this frame. */
  isFramed: boolean;
  /** `origin=` of its address. */
  asked: string | null;
  /** Whoever serves `chat.html` names the sites that may talk to it (`data-origins`); none: any may. */
  allowed: readonly string[];
  /** `location.ancestorOrigins`, where the browser has it. */
  ancestors: ArrayLike<string> | undefined;
  referrer: string;
}

/**
 * The one origin that is spoken to and listened to, or `undefined` for nobody. Messages go to `window.parent` with this
 * as their target, so a page of another origin gets nothing, whatever the address says; what comes in counts only from that
 * window with that origin. Named in the address (`origin=`) it binds a link to one site, also where the browser does not
 * tell who frames this page; else the browser's word is taken. That alone does not keep strangers from framing it under
 * their own name: `data-origins` does, and the server's `frame-ancestors`.
 */
export function findParentOrigin(
  { isFramed, asked, allowed, ancestors, referrer }: Framed,
  warn: (message: string) => void,
): string | undefined {
  if (!isFramed) return undefined;
  const named = asked === null ? undefined : originOf(asked);
  if (asked !== null && named === undefined)
    warn(`query "origin" should be: an origin, as https://shop.example`);
  // A page without an origin (a file, a sandboxed frame) is "null": a message to it could be read by anybody.
  const real = ancestors?.[0] ?? referrer;
  const origin = named ?? originOf(real);
  if (origin === undefined) {
    warn('the page around this frame cannot be told: add ?origin=https://… to its address');
    return undefined;
  }
  if (ancestors?.[0] !== undefined && ancestors[0] !== 'null' && ancestors[0] !== origin) {
    warn(
      `query "origin" is ${origin}, but this frame is in a page of ${ancestors[0]}: nothing is said to it`,
    );
    return undefined;
  }
  if (allowed.length > 0 && !allowed.includes(origin)) {
    warn(`${origin} is not among data-origins of chat.html: nothing is said to it`);
    return undefined;
  }
  return origin;
}

function originOf(address: string): string | undefined {
  try {
    const { origin } = new URL(address);
    return origin === 'null' ? undefined : origin;
  } catch {
    return undefined;
  }
}
