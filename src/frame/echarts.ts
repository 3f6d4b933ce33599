import {
  BarChart,
  BoxplotChart,
  CandlestickChart,
  FunnelChart,
  GaugeChart,
  GraphChart,
  HeatmapChart,
  LineChart,
  PieChart,
  RadarChart,
  SankeyChart,
  ScatterChart,
  SunburstChart,
  TreeChart,
  TreemapChart,
} from 'echarts/charts';
import {
  AriaComponent,
  CalendarComponent,
  DatasetComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  PolarComponent,
  RadarComponent,
  TitleComponent,
  TooltipComponent,
  TransformComponent,
  VisualMapComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { answerParent } from './answer-parent';

const HEIGHT_PX = 320;

use([
  BarChart,
  BoxplotChart,
  CandlestickChart,
  FunnelChart,
  GaugeChart,
  GraphChart,
  HeatmapChart,
  LineChart,
  PieChart,
  RadarChart,
  SankeyChart,
  ScatterChart,
  SunburstChart,
  TreeChart,
  TreemapChart,
  AriaComponent,
  CalendarComponent,
  DatasetComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  PolarComponent,
  RadarComponent,
  TitleComponent,
  TooltipComponent,
  TransformComponent,
  VisualMapComponent,
  SVGRenderer,
]);

let chart: ReturnType<typeof init> | undefined;
addEventListener('resize', () => chart?.resize());

answerParent(async (source, { dark }, box) => {
  const option = readOption(source);
  chart?.dispose();
  box.style.height = `${HEIGHT_PX}px`;
  chart = init(box, dark ? 'dark' : undefined, { renderer: 'svg' });
  chart.setOption({
    backgroundColor: 'transparent',
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    aria: { enabled: true },
    ...option,
  });
  if (!box.querySelector('svg')) throw new Error('Nothing was drawn.');
});

/** JSON only: nothing of a source is run. Models often write `option = {…};`. */
function readOption(source: string): object {
  const option: unknown = JSON.parse(
    source.trim().replace(/^(?:(?:const|let|var)\s+)?option\s*=\s*|;$/g, ''),
  );
  if (typeof option !== 'object' || option === null || !('series' in option)) throw new Error('No option.');
  return option;
}
