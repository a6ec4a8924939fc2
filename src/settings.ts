/** Where the site will stand. The only settings; all others are content. */
export interface Settings {
  /** Origin, without a trailing slash: https://example.org */
  siteUrl: string;
  /** Path below the origin, without a trailing slash: "" or "/whyclosed" */
  basePath: string;
  /** Folder of the built site. */
  outDir: string;
  /** Prints every text that comes from content/ in ⟦brackets⟧, so that what stands outside them was typed into the code. */
  pseudoLocale: boolean;
}

/** @throws when SITE_URL is no origin or BASE_PATH no path. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  if (env.CF_PAGES && !env.SITE_URL)
    throw new Error('SITE_URL: found nothing, expected the origin of the site; set it among the variables of the Cloudflare Pages project');
  const siteUrl = env.SITE_URL ?? 'http://localhost:4321';
  const parsed = URL.canParse(siteUrl) ? new URL(siteUrl) : undefined;
  if (!parsed || parsed.origin !== siteUrl.replace(/\/$/, ''))
    throw new Error(`SITE_URL: found "${siteUrl}", expected an origin such as https://example.org; set it, or leave it out`);
  const basePath = (env.BASE_PATH ?? '').replace(/\/$/, '');
  if (basePath !== '' && !/^(\/[\w.~-]+)+$/.test(basePath))
    throw new Error(`BASE_PATH: found "${basePath}", expected a path such as /whyclosed; set it, or leave it out`);
  return { siteUrl: parsed.origin, basePath, outDir: env.OUT_DIR ?? 'dist', pseudoLocale: env.PSEUDO_LOCALE === '1' };
}

export const settings = readSettings(process.env);
