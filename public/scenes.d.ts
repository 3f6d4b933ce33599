export interface Scene {
  name: string;
  title: string;
}
export const SCENES: readonly Scene[];
