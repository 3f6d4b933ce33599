import mermaid from 'mermaid';
import { answerParent } from './answer-parent';

/** A wide diagram is not made smaller than this part of its own size: then it is scrolled. */
const SMALLEST = 0.7;
let count = 0;

answerParent(async (source, { dark, text, ground }, box) => {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    suppressErrorRendering: true,
    maxTextSize: 20_000,
    theme: 'base',
    fontFamily: 'system-ui, sans-serif',
    themeVariables: {
      darkMode: dark,
      background: ground,
      edgeLabelBackground: ground,
      textColor: text,
      primaryTextColor: text,
      primaryColor: dark ? '#222b45' : '#eef2fe',
      primaryBorderColor: dark ? '#5a6ea8' : '#aebcf2',
      lineColor: dark ? '#a3abb9' : '#59606d',
    },
  });
  const { svg } = await mermaid.render(`drawing-${++count}`, source);
  box.innerHTML = svg;
  const drawing = box.querySelector('svg');
  if (!drawing) throw new Error('Nothing was drawn.');
  drawing.style.minWidth = `${drawing.viewBox.baseVal.width * SMALLEST}px`;
});
