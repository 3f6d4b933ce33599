// What the pages of these tests have of React: one module, as `react` in their import map.
export {
  StrictMode,
  createElement,
  createRef,
  forwardRef,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
export { createRoot, hydrateRoot } from 'react-dom/client';
