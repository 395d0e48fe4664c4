// Numbers and times in the reader's locale and zone.
const WHOLE = new Intl.NumberFormat();
const TENTHS = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const HUNDREDTHS = new Intl.NumberFormat(undefined, {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const PERCENT = new Intl.NumberFormat(undefined, { style: 'percent' });
const SHARE = new Intl.NumberFormat(undefined, {
  style: 'percent',
  maximumSignificantDigits: 2,
});
const COMPACT = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
const EXACT = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });
const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const DAY_AND_YEAR = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
// Days of the calendar, as the server counts them.
const UTC_DAY = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const UTC_DATE = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const UTC_RANGE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const AGO = new Intl.RelativeTimeFormat(undefined, { style: 'narrow', numeric: 'always' });
const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const MILLISECONDS = new Intl.NumberFormat(undefined, {
  style: 'unit',
  unit: 'millisecond',
  maximumSignificantDigits: 2,
});
const SECONDS = new Intl.NumberFormat(undefined, {
  style: 'unit',
  unit: 'second',
  maximumFractionDigits: 1,
});
const NOW_WORD = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(0, 'second');
const PLURAL = new Intl.PluralRules('en');

/** A whole number, such as 8,469. */
export const whole = (value: number) => WHOLE.format(value);
/** A number with at most one digit after the point. */
export const tenths = (value: number) => TENTHS.format(value);
/** A small number with two digits after the point. */
export const hundredths = (value: number) => HUNDREDTHS.format(value);
/** A share of one, as whole percent. */
export const percent = (share: number) => PERCENT.format(share);
/** A certainty between 0 and 1 in whole percent, never rounded up: what is not sure yet must not read as half. */
export const certainty = (share: number) => PERCENT.format(Math.floor(share * 100 + 1e-9) / 100);
/** A share of one, as percent that also tell little from nothing: 0.16%. */
export const smallPercent = (share: number) => SHARE.format(share);
/** A number for little room: 8.5K. */
export const compact = (value: number) => COMPACT.format(value);
/** A moment to the second, with day and zone. */
export const exactly = (at: Date) => EXACT.format(at);
/** A UTC day, given as YYYY-MM-DD, for little room. */
export const utcDayShort = (day: string) => UTC_DAY.format(new Date(day));
/** A UTC day with weekday and year. */
export const utcDayLong = (day: string) => UTC_DATE.format(new Date(day));
/** From one UTC day to another; the day alone when they are the same. */
export const utcDayRange = (from: string, to: string) =>
  UTC_RANGE.formatRange(new Date(from), new Date(to));
/** A moment of today to the second, without the day. */
export const clock = (at: Date) => CLOCK.format(at);
/** A short length of time: 0.42 ms, 320 ms, 1.2 sec. */
export const quick = (milliseconds: number) =>
  milliseconds < 999.5 ? MILLISECONDS.format(milliseconds) : SECONDS.format(milliseconds / 1000);
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

const SPAN = (
  [
    ['day', 24 * 60],
    ['hour', 60],
    ['minute', 1],
  ] as const
).map(([unit, minutes]) => ({
  minutes,
  format: new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'narrow' }),
}));

/** A length of time in the two largest units that say something: 3d 3h. Minutes are fine enough for people's work. */
export function span(seconds: number): string {
  let rest = Math.round(seconds / 60);
  const parts: string[] = [];
  for (const { minutes, format } of SPAN) {
    const count = Math.floor(rest / minutes);
    // A unit in between that is nought ends it: nobody asks for the minutes beside days.
    if (count > 0) parts.push(format.format(count));
    else if (parts.length > 0) break;
    rest -= count * minutes;
  }
  return parts.slice(0, 2).join(' ') || `< ${SPAN[2]?.format.format(1)}`;
}
