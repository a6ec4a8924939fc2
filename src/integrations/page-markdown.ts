import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify, { type Options } from 'remark-stringify';
import { unified } from 'unified';
import { type PageOfArticle, plainArticle } from './plain-article.ts';

const reader = unified().use(rehypeParse, { fragment: true });
const converter = unified().use(rehypeRemark);
const writer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, {
    bullet: '-',
    rule: '-',
    handlers: {
      // Most texts hold no mark that could be taken for Markdown, and looking for each of them takes a third of the time.
      // An underscore inside a word is no emphasis, so it needs no backslash.
      text: (node, _, state, info) =>
        /^[\p{L} ][\p{L}\p{N} ,.;:…—–%/'"“”’？！，。；：、（）「」()¿?-]*$/u.test(node.value) && !/https?:|www\./.test(node.value)
          ? node.value
          : state.safe(node.value, info).replaceAll(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, '_'),
    },
  } satisfies Options);

/** The Markdown tree of a page. */
export type Markdown = ReturnType<typeof converter.runSync>;

/** The article of a built page as Markdown; @throws when the document has none. */
export function readArticle(html: string, page: PageOfArticle): Markdown {
  // The head, with its styles, is half of the document and half of the time of reading it.
  const article = html.slice(html.indexOf('<article'), html.lastIndexOf('</article>'));
  return converter.runSync(plainArticle(reader.parse(article), page));
}

/**
 * Markdown as text, one line a paragraph.
 * @param below how many levels its headings stand below their own: 1 makes "#" into "##".
 */
export function writeMarkdown(markdown: Markdown, below = 0): string {
  const children = markdown.children.map((node) =>
    node.type === 'heading' ? { ...node, depth: Math.min(6, node.depth + below) as typeof node.depth } : node,
  );
  return writer.stringify({ ...markdown, children });
}
