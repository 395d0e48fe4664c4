import { texts } from '../texts/texts';
import type { Command, CommandGroup } from './commands';

/** One thing to choose in the palette. */
export type PaletteItem = {
  id: string;
  label: string;
  /** Stands before the label: the number of a ticket. */
  mark?: string;
  /** Keys that do the same without the palette. */
  keys?: string;
  /** What else tells it apart. */
  note?: string;
  run: () => void;
};

/** Choices under one heading. */
export type PaletteGroup = { name: string; items: PaletteItem[] };

/** A ticket that was found. */
export type FoundTicket = { id: string; title: string; status: keyof typeof texts.values.status };

/** Where a choice leads, for what is no command. */
export type Ways = { openTicket: (id: string) => void; searchFor: (words: string) => void };

// What is at hand comes first, the ways to other places after it.
const ORDER: readonly CommandGroup[] = ['ticket', 'list', 'go', 'view'];

/** What the palette offers for what was typed: a ticket by its number, commands, a search, and tickets found by it. */
export function paletteGroups(
  typed: string,
  commands: readonly Command[],
  found: readonly FoundTicket[],
  { openTicket, searchFor }: Ways,
): PaletteGroup[] {
  const words = typed.trim();
  const number = ticketNumber(words);
  const open: PaletteItem[] = number
    ? [
        {
          id: 'open',
          label: texts.commands.openTicket(number),
          run: () => openTicket(number),
        },
      ]
    : [];
  const search: PaletteItem[] = words
    ? [{ id: 'search', label: texts.commands.searchFor(words), run: () => searchFor(words) }]
    : [];
  const tickets = found.map(({ id, title, status }) => ({
    id: `ticket-${id}`,
    mark: `#${id}`,
    label: title,
    note: texts.values.status[status],
    run: () => openTicket(id),
  }));
  return [
    { name: texts.commands.found.open, items: open },
    ...commandGroups(words, commands),
    { name: texts.commands.found.search, items: search },
    { name: texts.commands.found.tickets, items: words ? tickets : [] },
  ].filter(({ items }) => items.length > 0);
}

function commandGroups(words: string, commands: readonly Command[]): PaletteGroup[] {
  const matching = commands
    .map((command, index) => ({ command, id: `command-${index}` }))
    .filter(({ command }) => !command.keyOnly && matches(command.label, words));
  return ORDER.map((group) => ({
    name: texts.commands.groups[group],
    items: matching
      .filter(({ command }) => command.group === group)
      .map(({ command: { label, keys, run }, id }) => ({
        id,
        label,
        run,
        ...(keys[0] && { keys: keys[0] }),
      })),
  }));
}

/** Every word begins a word of the label, in any order. */
function matches(label: string, words: string): boolean {
  const parts = label.toLowerCase().split(/[\s:]+/);
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => parts.some((part) => part.startsWith(word)));
}

/** The ticket that a number means, such as `42` or `#42`. */
function ticketNumber(words: string): string | null {
  return /^#?0*([1-9]\d{0,18})$/.exec(words)?.[1] ?? null;
}
