/** From the extension to the preview's page. */
export type ToPreview =
  /** The rendered post, to be patched into the page. `version` grows with every render of a panel. */
  { readonly type: 'render'; readonly version: number; readonly html: string; readonly lang: string };

/** From the preview's page to the extension. */
export type FromPreview =
  /** The page's script runs and can take a render. */
  { readonly type: 'ready' } | { readonly type: 'openLink'; readonly href: string };
