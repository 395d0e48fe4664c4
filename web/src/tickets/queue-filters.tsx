import { Button, Group, Stack } from '@mantine/core';
import { CATEGORY_LABEL, PRIORITY_LABEL, STATUS_LABEL } from '../api/ticket-enums';
import { ChoiceChips } from '../ui/choice-chips';
import { SearchBox } from '../ui/search-box';
import type { QueueSearch } from './queue-search';

type Props = {
  search: QueueSearch;
  onChange: (change: QueueSearch) => void;
};

/** Search and filters of the queue; what is chosen lives in the URL. */
export function QueueFilters({ search, onChange }: Props) {
  const any = Object.values(search).some((value) => value !== undefined);
  return (
    <search aria-label="Tickets">
      <Stack gap="sm">
        <SearchBox
          label="Search tickets"
          placeholder="Search title and description"
          value={search.q ?? ''}
          onSearch={(q) => onChange({ q: orNone(q) })}
        />
        <Group gap="lg" align="flex-end">
          <ChoiceChips
            legend="Status"
            labels={STATUS_LABEL}
            chosen={search.status ?? []}
            onChange={(status) => onChange({ status: orNone(status) })}
          />
          <ChoiceChips
            legend="Priority"
            labels={PRIORITY_LABEL}
            chosen={search.priority ?? []}
            onChange={(priority) => onChange({ priority: orNone(priority) })}
          />
          <ChoiceChips
            legend="Category"
            labels={CATEGORY_LABEL}
            chosen={search.category ?? []}
            onChange={(category) => onChange({ category: orNone(category) })}
          />
          {any && (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() =>
                onChange({
                  q: undefined,
                  status: undefined,
                  priority: undefined,
                  category: undefined,
                })
              }
            >
              Clear all
            </Button>
          )}
        </Group>
      </Stack>
    </search>
  );
}

// An empty choice is no choice: it leaves the URL.
function orNone<T extends string | unknown[]>(value: T): T | undefined {
  return value.length === 0 ? undefined : value;
}
