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
  return {
    foreground,
    muted: isHighContrast ? foreground : color('descriptionForeground', 'foreground'),
    line: isHighContrast ? foreground : color('charts-lines', 'editorWidget-border', 'foreground'),
    background: color('editor-background'),
    tooltip: {
      background: color('editorHoverWidget-background', 'editor-background'),
      foreground: color('editorHoverWidget-foreground', 'foreground'),
      border: color('contrastBorder', 'editorHoverWidget-border', 'foreground'),
    },
    accent: color('charts-blue', 'foreground'),
    colors: [
      color('charts-blue'),
      color('charts-orange'),
      color('charts-green'),
      color('charts-purple'),
      color('charts-yellow'),
      color('charts-red'),
      color('disabledForeground', 'descriptionForeground'),
      color('descriptionForeground', 'foreground'),
    ],
    isHighContrast,
    isStill:
      matchMedia('(prefers-reduced-motion: reduce)').matches ||
      document.body.matches('.vscode-reduce-motion'),
    font: getComputedStyle(document.body).fontFamily,
    fontSize: Math.round(Number.parseFloat(getComputedStyle(document.body).fontSize) * 0.92),
  };
}

/** Some of a theme's colours let what is below them shine through; bars have nothing below. */
function opaque(color: string): string {
  if (/^#(?:[0-9a-f]{4}|[0-9a-f]{8})$/i.test(color)) return color.slice(0, color.length === 5 ? 4 : 7);
  return color.replace(/^rgba\((.*),[^,]*\)$/, 'rgb($1)');
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
