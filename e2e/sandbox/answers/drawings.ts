import { newId } from '../ids';
import type { RowFile } from '../store/rows';

/** Pictures of the shop, drawn here so that nothing is fetched from elsewhere. Served below `/files/tools/`. */
const DRAWINGS: Readonly<Record<string, string>> = {
  'coast.svg': `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" role="img">
  <defs>
    <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop stop-color="#24408e"/><stop offset=".55" stop-color="#7f9fe6"/><stop offset="1" stop-color="#ffd9b0"/></linearGradient>
    <linearGradient id="sea" x1="0" y1="0" x2="0" y2="1"><stop stop-color="#4f78d6"/><stop offset="1" stop-color="#162a66"/></linearGradient>
  </defs>
  <rect width="640" height="360" fill="url(#sky)"/>
  <circle cx="470" cy="190" r="34" fill="#fff1d6"/>
  <path d="M0 214 90 170l70 30 96-62 84 66 60-22 70 26H0z" fill="#3a56a3" opacity=".55"/>
  <rect y="212" width="640" height="148" fill="url(#sea)"/>
  <path d="M440 222h60M420 240h100M450 258h40M404 278h136" stroke="#ffe3bd" stroke-width="4" stroke-linecap="round" opacity=".75"/>
  <path d="M0 360V250l66-34 40 20 44-6 30 40 60 20 40 70z" fill="#101d44"/>
  <path d="M92 236l8-92h22l8 92z" fill="#f6f4ee"/><path d="M95 206h32l2 18H93zM98 168h26l1 16H97z" fill="#e4572e"/>
  <path d="M98 144v-16h26v16z" fill="#26386f"/><path d="M95 128l16-16 16 16z" fill="#e4572e"/>
  <path d="M124 134 640 70v60z" fill="#fff6cf" opacity=".28"/>
</svg>`,
  'rain-jacket.svg': `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400" role="img">
  <rect width="640" height="400" fill="#e9eefc"/>
  <g stroke="#9db4f0" stroke-width="4" stroke-linecap="round"><path d="M80 60l-18 46M170 30l-18 46M540 70l-18 46M600 170l-18 46M60 220l-18 46M560 280l-18 46M110 320l-18 46M480 24l-14 36"/></g>
  <path d="M256 92c16-34 112-34 128 0l12 34 70 34 40 150-52 16-26-86v116H212V240l-26 86-52-16 40-150 70-34z" fill="#2f5bea"/>
  <path d="M262 96c26 30 90 30 116 0-4 54-26 78-58 78s-54-24-58-78z" fill="#1c3ba6"/>
  <path d="M320 174v182" stroke="#f3c64b" stroke-width="7"/>
  <path d="M236 258h56M348 258h56" stroke="#16307f" stroke-width="7" stroke-linecap="round"/>
  <path d="M212 334h216" stroke="#16307f" stroke-width="6"/><rect x="362" y="200" width="44" height="22" rx="4" fill="#f3c64b"/>
</svg>`,
  'badge.svg': `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" role="img">
  <circle cx="48" cy="48" r="46" fill="#2f5bea"/><circle cx="48" cy="48" r="30" fill="none" stroke="#fff" stroke-width="14"/>
  <path d="M48 11v14M48 71v14M11 48h14M71 48h14" stroke="#e4572e" stroke-width="14"/>
</svg>`,
};

export function drawing(name: string): string | undefined {
  return Object.hasOwn(DRAWINGS, name) ? DRAWINGS[name] : undefined;
}

/** A drawing as the file that a tool has made. @param size - in bytes, about. */
export function drawnFile(name: string, size: number): RowFile {
  return {
    id: newId(),
    type: 'image',
    name,
    mimeType: 'image/svg+xml',
    size,
    belongsTo: 'assistant',
    path: `/files/tools/${name}`,
    method: 'tool_file',
  };
}
