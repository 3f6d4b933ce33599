export { createColourist, type Colourist } from './colourist';
