import { opaque, stands } from './colors.ts';

/** What charts take from VS Code's theme and the person's settings. */
export interface Theme {
  readonly foreground: string;
  readonly muted: string;
  /** Of axes and grids. */
  readonly line: string;
  readonly background: string;
  readonly tooltip: { readonly background: string; readonly foreground: string; readonly border: string };
  /** Of the one series, if there is one. */
  readonly accent: string;
  /** Of series side by side: each has a pattern as well. */
  readonly colors: readonly string[];
  readonly isHighContrast: boolean;
  /** Whether nothing is to move. */
  readonly isStill: boolean;
  readonly font: string;
  /** In CSS pixels. */
  readonly fontSize: number;
}

/** Reads the theme as it is now. */
export function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const color = (...names: readonly string[]): string => {
    for (const name of names) {
      const value = style.getPropertyValue(`--vscode-${name}`).trim();
      if (value !== '') return opaque(value);
    }
    return style.color;
  };
  const isHighContrast = document.body.matches('.vscode-high-contrast, .vscode-high-contrast-light');
  const foreground = color('charts-foreground', 'foreground');
  const background = color('editor-background');
  /** A theme need not think of charts: what would hardly be seen is as the text. */
  const chartColor = (...names: readonly string[]): string => {
    const wanted = color(...names);
    return stands(wanted, background) ? wanted : foreground;
  };
  return {
    foreground,
    muted: isHighContrast ? foreground : color('descriptionForeground', 'foreground'),
    line: isHighContrast ? foreground : color('charts-lines', 'editorWidget-border', 'foreground'),
    background,
    tooltip: {
      background: color('editorHoverWidget-background', 'editor-background'),
      foreground: color('editorHoverWidget-foreground', 'foreground'),
      border: color('contrastBorder', 'editorHoverWidget-border', 'foreground'),
    },
    accent: chartColor('charts-blue', 'foreground'),
    colors: [
      chartColor('charts-blue'),
      chartColor('charts-orange'),
      chartColor('charts-green'),
      chartColor('charts-purple'),
      chartColor('charts-yellow'),
      chartColor('charts-red'),
      chartColor('descriptionForeground', 'foreground'),
      chartColor('editorLineNumber-foreground', 'foreground'),
    ],
    isHighContrast,
    isStill:
      matchMedia('(prefers-reduced-motion: reduce)').matches ||
      document.body.matches('.vscode-reduce-motion'),
    font: getComputedStyle(document.body).fontFamily,
    fontSize: Math.round(Number.parseFloat(getComputedStyle(document.body).fontSize) * 0.92),
  };
}

/** Calls back when the theme has changed. */
export function onThemeChange(tell: () => void): void {
  let asked = 0;
  const soon = (): void => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(tell);
  };
  const observer = new MutationObserver(soon);
  // VS Code writes its colours there, and what kind of theme it is.
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
  matchMedia('(prefers-reduced-motion: reduce)').addEventListener('change', soon);
}
