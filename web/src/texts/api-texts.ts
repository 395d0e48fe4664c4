import { api } from './en/api';

/** The words of the API page, which few people open: they are fetched with it. Otherwise as `texts`. */
export const apiTexts = api;
