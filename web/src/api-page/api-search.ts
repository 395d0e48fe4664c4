/** The languages of the examples. */
export const LANGUAGES = ['curl', 'typescript', 'python'] as const;
/** One of them. */
export type Language = (typeof LANGUAGES)[number];

/** What the URL of the API page says: the language of the examples; curl when left out. */
export type ApiSearch = { lang?: Language };

/** Reads the URL's parameters. What makes no sense is left out. */
export function readApiSearch(raw: Record<string, unknown>): ApiSearch {
  const lang = LANGUAGES.find((language) => language === raw.lang);
  return lang && lang !== 'curl' ? { lang } : {};
}
