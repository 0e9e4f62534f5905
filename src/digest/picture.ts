import type { Bar, Chart } from '../model/digest.js';

/** The picture's measures, in pixels of an unscaled screen; it is drawn twice as fine. */
const WIDTH = 900;
const MARGIN = 24;
const HEAD = 56;
const ROW = 40;
const LABELS = 200;
const FIGURES = 340;
const THICK = 20;
const FONT = 'DejaVu Sans';

/** Dark on light of its own, so that it reads the same on a dark page. */
const COLOURS = { paper: '#ffffff', edge: '#c9cede', ink: '#1b2333', bar: '#2f5fb3' } as const;

const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`).replace(/\p{Cc}/gu, ' ');
/** Whoever is called at length is called in part; a figure is never cut, for its hedge stands beside it. */
const short = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

function row({ label, value, text }: Bar, i: number, largest: number): string {
  const y = HEAD + i * ROW;
  const middle = y + ROW / 2 + 5;
  const length = Math.max(2, ((WIDTH - 2 * MARGIN - LABELS - FIGURES) * value) / largest);
  const from = MARGIN + LABELS;
  return [
    `<text x="${from - 12}" y="${middle}" text-anchor="end">${escape(short(label, 24))}</text>`,
    `<rect x="${from}" y="${y + (ROW - THICK) / 2}" width="${length.toFixed(1)}" height="${THICK}" rx="2" fill="${COLOURS.bar}"/>`,
    `<text x="${(from + length + 10).toFixed(1)}" y="${middle}">${escape(text)}</text>`,
  ].join('');
}

/** A chart as SVG: a bar for each amount, the figure as it is printed beside it. */
export function chartSvg({ title, bars, alt }: Chart): string {
  const height = HEAD + bars.length * ROW + MARGIN;
  const largest = Math.max(...bars.map((b) => b.value), 1);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escape(alt)}">`,
    `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8" fill="${COLOURS.paper}" stroke="${COLOURS.edge}"/>`,
    `<g font-family="${FONT}" font-size="14" fill="${COLOURS.ink}">`,
    `<text x="${MARGIN}" y="36" font-size="17" font-weight="bold">${escape(title)}</text>`,
    ...bars.map((b, i) => row(b, i, largest)),
    '</g></svg>',
  ].join('');
}

/** Without a font of our own nothing would be written: machines that serve have none. */
const fontFiles = (): string[] => [
  require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
];

/** Pictures that are kept: those who read about the same, in one language, see the same. */
const KEPT = 20;
const drawnLately = new Map<string, Buffer>();

/** A chart as PNG. What draws it is loaded with the first picture. */
export async function chartPng(chart: Chart): Promise<Buffer> {
  const svg = chartSvg(chart);
  const known = drawnLately.get(svg);
  if (known) return known;
  const { Resvg } = await import('@resvg/resvg-js');
  const drawn = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: FONT },
  });
  const png = drawn.render().asPng();
  drawnLately.set(svg, png);
  if (drawnLately.size > KEPT) drawnLately.delete(drawnLately.keys().next().value!);
  return png;
}
