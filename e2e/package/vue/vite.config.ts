import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  // Else Vue looks for a component of this name.
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'dify-chat' } } })],
});
