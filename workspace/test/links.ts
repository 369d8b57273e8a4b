import { posix } from 'node:path';
import GithubSlugger from 'github-slugger';
import { lexer, type Token, walkTokens } from 'marked';

/** A link from a file of the repository to another one, and to a heading of it if it names one. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly heading: string | undefined;
}

/** The tokens of a page, however deep. */
function tokensOf(page: string): Token[] {
  const tokens: Token[] = [];
  walkTokens(lexer(page), (token) => void tokens.push(token));
  return tokens;
}

/** The names that a page's headings have in links, as GitHub makes them. */
export function headingsOf(page: string): string[] {
  const slugger = new GithubSlugger();
  return tokensOf(page).flatMap((token) => (token.type === 'heading' ? [slugger.slug(token.text)] : []));
}

/** The links of a page to files of the repository; addresses elsewhere are left out. */
export function linksOfPage(path: string, page: string): Link[] {
  return tokensOf(page).flatMap((token) => {
    if (token.type !== 'link' && token.type !== 'image') return [];
    const href = String(token.href);
    if (/^[a-z]+:/i.test(href)) return [];
    const [file = '', heading] = href.split('#');
    return [{ from: path, to: file === '' ? path : posix.join(posix.dirname(path), file), heading }];
  });
}

/** The pages that code names, as in `docs/models.md#add-a-model`; from the root, wherever the code is. */
export function linksOfCode(path: string, code: string): Link[] {
  const named = code.matchAll(/(?<![\w./-])(docs\/[\w-]+\.md|(?:README|CONTRIBUTING|SECURITY)\.md)(?:#([\w-]+))?/g);
  return [...named].map(([, to = '', heading]) => ({ from: path, to, heading }));
}
