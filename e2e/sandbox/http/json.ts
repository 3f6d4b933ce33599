import { isFields } from '../fields';
import type { Profile } from '../profiles';

/** JSON as the profile's release writes it. */
export function writeJson(value: unknown, profile: Profile): string {
  return profile.json === 'ascii' ? ascii(value) : (JSON.stringify(value) ?? 'null');
}

/** Spaces after `:` and `,`; everything beyond ASCII as `\uXXXX`, surrogates apart. */
function ascii(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(ascii).join(', ')}]`;
  if (isFields(value)) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return `{${members.map(([key, member]) => `${ascii(key)}: ${ascii(member)}`).join(', ')}}`;
  }
  return (JSON.stringify(value) ?? 'null').replaceAll(/[\u0080-\uffff]/g, escape);
}

function escape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
