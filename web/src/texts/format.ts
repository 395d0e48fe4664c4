// Numbers and times in the reader's locale and zone.
const WHOLE = new Intl.NumberFormat();
const TENTHS = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const PERCENT = new Intl.NumberFormat(undefined, { style: 'percent' });
const COMPACT = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
const EXACT = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });
const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const DAY_AND_YEAR = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const AGO = new Intl.RelativeTimeFormat(undefined, { style: 'narrow', numeric: 'always' });
const NOW_WORD = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(0, 'second');
const PLURAL = new Intl.PluralRules('en');

/** A whole number, such as 8,469. */
export const whole = (value: number) => WHOLE.format(value);
/** A number with at most one digit after the point. */
export const tenths = (value: number) => TENTHS.format(value);
/** A share of one, as whole percent. */
export const percent = (share: number) => PERCENT.format(share);
/** A number for little room: 8.5K. */
export const compact = (value: number) => COMPACT.format(value);
/** A moment to the second, with day and zone. */
export const exactly = (at: Date) => EXACT.format(at);
/** One of two forms, by the number it stands with. */
export const plural = (count: number, one: string, other: string) =>
  PLURAL.select(count) === 'one' ? one : other;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAYS = 24 * HOUR;

/** How long ago, as far as it tells something; the day when that says more. */
export function ago(at: Date, now: Date): string {
  const past = now.getTime() - at.getTime();
  if (past < MINUTE) return NOW_WORD;
  if (past < HOUR) return AGO.format(-Math.floor(past / MINUTE), 'minute');
  if (past < DAYS) return AGO.format(-Math.floor(past / HOUR), 'hour');
  if (past < 7 * DAYS) return AGO.format(-Math.floor(past / DAYS), 'day');
  const thisYear = at.getFullYear() === now.getFullYear();
  return (thisYear ? DAY : DAY_AND_YEAR).format(at);
}
