import { Button, NativeSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Ref } from 'react';
import type { FieldName, FieldValues } from '../api/ticket-enums';
import { compact, whole } from '../texts/format';
import { texts } from '../texts/texts';
import { ChoiceChips } from '../ui/choice-chips';
import { DayField } from '../ui/day-field';
import { SearchBox } from '../ui/search-box';
import classes from './filter-bar.module.css';
import { ANY_TICKET, RANGES, type TicketSearch, utcDay } from './ticket-search';
import type { Facets } from './use-facets';

/** The server's limit for what is searched for, in characters. */
const SEARCH_LIMIT = 200;

type Props = {
  search: TicketSearch;
  onChange: (change: TicketSearch) => void;
  /** The counts beside the values; null while they are not known. */
  facets: Facets | null;
  /** The search field. */
  searchRef?: Ref<HTMLInputElement>;
  /** Takes the focus on from the search field to what was found. */
  onLeaveSearch?: () => void;
};

/** Which tickets are meant: words, values and time of filing. What is chosen lives in the URL. */
export function FilterBar({ search, onChange, facets, searchRef, onLeaveSearch }: Props) {
  const [open, { toggle }] = useDisclosure(false);
  const { status, priority, category, needsReview, days, from, to } = search;
  const chosen = [status, priority, category, needsReview, days ?? from ?? to].filter(
    Boolean,
  ).length;
  const any = chosen > 0 || search.q !== undefined;

  function chips<F extends FieldName>(field: F) {
    return (
      <ChoiceChips<FieldValues[F]>
        legend={texts.values.fields[field]}
        labels={texts.values[field] as Record<FieldValues[F], string>}
        chosen={(search[field] ?? []) as FieldValues[F][]}
        counts={facets && shown(facets[field] as Record<FieldValues[F], number>)}
        onChange={(values) => onChange({ [field]: values.length > 0 ? values : undefined })}
      />
    );
  }

  return (
    <search aria-label={texts.filter.label} className={classes.bar} tabIndex={-1}>
      <div className={classes.first}>
        <div className={classes.words}>
          <SearchBox
            ref={searchRef}
            onLeave={onLeaveSearch}
            label={texts.filter.search}
            placeholder={texts.filter.searchPlaceholder}
            maxLength={SEARCH_LIMIT}
            value={search.q ?? ''}
            onSearch={(q) => onChange({ q: q.trim() === '' ? undefined : q })}
          />
        </div>
        <Button
          variant="default"
          className={classes.more}
          aria-expanded={open}
          aria-controls="filters"
          onClick={toggle}
        >
          {chosen > 0 ? texts.filter.filtersChosen(whole(chosen)) : texts.filter.filters}
        </Button>
      </div>
      <div id="filters" className={classes.choices} data-open={open || undefined}>
        {chips('status')}
        {chips('priority')}
        {chips('category')}
        <ChoiceChips
          legend={texts.filter.triage}
          labels={{ needsReview: texts.values.needsReview }}
          chosen={needsReview ? ['needsReview'] : []}
          counts={facets && { needsReview: compact(facets.needsReview) }}
          onChange={(values) => onChange({ needsReview: values.length > 0 ? true : undefined })}
        />
        <FiledRange search={search} onChange={onChange} />
        {any && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={(event) => {
              // The button goes with what it clears; the focus must not go with it.
              event.currentTarget.closest('search')?.focus();
              onChange(ANY_TICKET);
            }}
          >
            {texts.filter.clearAll}
          </Button>
        )}
      </div>
    </search>
  );
}

function shown<V extends string>(counts: Record<V, number>): Record<V, string> {
  const entries = Object.entries<number>(counts);
  return Object.fromEntries(entries.map(([value, count]) => [value, compact(count)])) as Record<
    V,
    string
  >;
}

function FiledRange({ search, onChange }: Pick<Props, 'search' | 'onChange'>) {
  const { days, from, to } = search;
  const kind = days ? String(days) : from || to ? 'custom' : 'all';
  return (
    <div className={classes.range}>
      <NativeSelect
        size="xs"
        aria-label={texts.filter.filed}
        value={kind}
        data={Object.entries(texts.filter.ranges).map(([value, label]) => ({ value, label }))}
        onChange={(event) => {
          const value = event.currentTarget.value;
          const range = RANGES.find((each) => String(each) === value);
          const custom = value === 'custom' ? utcDay(new Date(), -29) : undefined;
          onChange({ days: range, from: custom, to: undefined });
        }}
      />
      {kind === 'custom' && (
        <>
          <DayField
            label={texts.filter.from}
            value={from}
            onChange={(day) => onChange({ from: day })}
          />
          <DayField label={texts.filter.to} value={to} onChange={(day) => onChange({ to: day })} />
        </>
      )}
    </div>
  );
}
