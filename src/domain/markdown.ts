import MarkdownIt from 'markdown-it';

// Raw HTML stays text, so that content can never carry markup of its own.
const renderer = new MarkdownIt({ html: false });

/**
 * Inline Markdown to HTML. Links to pages ("/1006") go through `linkTo`; code and registered terms are not for translation.
 */
export function renderInline(markdown: string, linkTo: (path: string) => string): string {
  return renderer
    .renderInline(markdown)
    .replaceAll(/href="(\/[^"]*)"/g, (_, path: string) => `href="${linkTo(path)}"`)
    .replaceAll('<code>', '<code translate="no">');
}

/** A link in Markdown, for a reader to paste: its text shows as it stands here. */
export const markdownLink = (text: string, url: string) => `[${text.replaceAll(/[\\`*_[\]<>]/g, '\\$&')}](${url})`;

/** Inline Markdown to plain text, for titles, descriptions and the search index. */
export function toPlainText(markdown: string): string {
  return renderer
    .parseInline(markdown, {})
    .flatMap((block) => block.children ?? [])
    .map((token) => token.content)
    .join('');
}
