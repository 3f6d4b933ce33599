import { writeFileSync } from 'node:fs';
import { REFERENCE, writeReference } from './write-reference';

/** `npm run reference`: what the docs say of options, methods and events, from their types. */
writeFileSync(REFERENCE, await writeReference());
