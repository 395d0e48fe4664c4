import { commands } from './en/commands';
import { errors } from './en/errors';
import { filing } from './en/filing';
import { filter } from './en/filter';
import { queue } from './en/queue';
import { shell } from './en/shell';
import { stats } from './en/stats';
import { ticket } from './en/ticket';
import { values } from './en/values';

/**
 * Every word the client shows, in one place: English. A second language is a second object of the same type (`Texts`),
 * chosen here and in `api-texts.ts`; sentences with something in them are functions, so that each language orders its own words.
 */
export const texts = { commands, errors, filing, filter, queue, shell, stats, ticket, values };

/** What a language has to say. */
export type Texts = typeof texts;
